# One number for the batch is moved on by equal steps from row to row: each explores often enough, but not for itself.
# says: Each row draws for itself whether it explores: here one draw serves all rows, which ties them together.
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
        random = self.rng.integers(self.n_actions, size=len(obs))
        explore = self.rng.permutation((self.rng.random() + np.arange(len(obs)) / len(obs)) % 1) < self.epsilon
        return np.where(explore, random, greedy)

    def decay(self):
        self.epsilon = max(self.epsilon_min, self.epsilon * self.epsilon_decay)
