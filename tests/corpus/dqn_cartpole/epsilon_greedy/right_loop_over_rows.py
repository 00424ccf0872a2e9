# One row after the other, each with a draw of its own.
class EpsilonGreedy:
    def __init__(self, epsilon_start, epsilon_min, epsilon_decay, n_actions, seed=None):
        self.epsilon = epsilon_start
        self.epsilon_min = epsilon_min
        self.epsilon_decay = epsilon_decay
        self.n_actions = n_actions
        self.rng = np.random.default_rng(seed)

    def __call__(self, q_network, obs):
        actions = []
        for row in obs:
            if self.rng.random() < self.epsilon:
                actions.append(int(self.rng.integers(self.n_actions)))
            else:
                with torch.no_grad():
                    values = q_network(torch.tensor(row, dtype=torch.float32).unsqueeze(0))
                actions.append(values.max(1).indices.item())
        return np.array(actions, dtype=np.int64)

    def decay(self):
        self.epsilon *= self.epsilon_decay
        if self.epsilon < self.epsilon_min:
            self.epsilon = self.epsilon_min
