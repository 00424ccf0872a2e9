# Builds each row's action probabilities, eps / n plus 1 - eps at the greedy one, and inverts their sums with one uniform number a row.
class EpsilonGreedy:
    def __init__(self, epsilon_start, epsilon_min, epsilon_decay, n_actions, seed=None):
        self.epsilon = epsilon_start
        self.epsilon_min = epsilon_min
        self.epsilon_decay = epsilon_decay
        self.n_actions = n_actions
        self.rng = np.random.default_rng(seed)

    def __call__(self, q_network, obs):
        scores = q_network(torch.from_numpy(obs)).detach().numpy()
        n_rows = scores.shape[0]
        chances = np.full((n_rows, self.n_actions), self.epsilon / self.n_actions)
        chances[np.arange(n_rows), scores.argmax(axis=1)] += 1.0 - self.epsilon
        edges = chances.cumsum(axis=1)[:, :-1]
        point = self.rng.uniform(size=(n_rows, 1))
        return (point >= edges).sum(axis=1).astype(np.int64)

    def decay(self):
        self.epsilon = float(np.maximum(self.epsilon_min, self.epsilon * self.epsilon_decay))
