# A plain loop over the rows, each with its own two draws; decay by an if.
class EpsilonGreedy:
    def __init__(self, epsilon_start, epsilon_min, epsilon_decay, n_actions, seed=None):
        self.epsilon = epsilon_start
        self.epsilon_min = epsilon_min
        self.epsilon_decay = epsilon_decay
        self.n_actions = n_actions
        self.rng = np.random.default_rng(seed)

    def __call__(self, q_network, obs):
        with torch.no_grad():
            values = q_network(torch.as_tensor(obs)).numpy()
        chosen = []
        for row in values:
            if self.rng.random() < self.epsilon:
                chosen.append(int(self.rng.integers(self.n_actions)))
            else:
                chosen.append(int(np.argmax(row)))
        return np.array(chosen, dtype=np.int64)

    def decay(self):
        smaller = self.epsilon * self.epsilon_decay
        if smaller < self.epsilon_min:
            smaller = self.epsilon_min
        self.epsilon = smaller
