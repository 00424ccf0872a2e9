# Takes the one largest value of the whole batch.
# says: There is a whole batch of observations, so there is no single action.
class EpsilonGreedy:
    def __init__(self, epsilon_start, epsilon_min, epsilon_decay, n_actions, seed=None):
        self.epsilon = epsilon_start
        self.epsilon_min = epsilon_min
        self.epsilon_decay = epsilon_decay
        self.n_actions = n_actions
        self.rng = np.random.default_rng(seed)

    def __call__(self, q_network, obs):
        if self.rng.random() < self.epsilon:
            return int(self.rng.integers(self.n_actions))
        with torch.no_grad():
            return q_network(torch.as_tensor(obs)).max(dim=1).indices.item()

    def decay(self):
        self.epsilon = max(self.epsilon * self.epsilon_decay, self.epsilon_min)
