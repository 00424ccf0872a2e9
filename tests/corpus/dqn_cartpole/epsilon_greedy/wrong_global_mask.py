# Whether a row explores is drawn from NumPy's global generator.
# says: Whether a row explores is drawn from a global generator: all draws come from self.rng.
class EpsilonGreedy:
    def __init__(self, epsilon_start, epsilon_min, epsilon_decay, n_actions, seed=None):
        self.epsilon = epsilon_start
        self.epsilon_min = epsilon_min
        self.epsilon_decay = epsilon_decay
        self.n_actions = n_actions
        self.rng = np.random.default_rng(seed)

    def __call__(self, q_network, obs):
        with torch.no_grad():
            actions = q_network(torch.as_tensor(obs)).argmax(dim=1).numpy().copy()
        explore = np.random.rand(len(obs)) < self.epsilon
        actions[explore] = self.rng.integers(self.n_actions, size=explore.sum())
        return actions

    def decay(self):
        self.epsilon = max(self.epsilon_min, self.epsilon * self.epsilon_decay)
