# A fixed share of the rows explores (right on average), the rows are not independent.
# says: Each row draws for itself whether it explores: here the number of rows that explore is given beforehand, which ties them together.
class EpsilonGreedy:
    def __init__(self, epsilon_start, epsilon_min, epsilon_decay, n_actions, seed=None):
        self.epsilon = epsilon_start
        self.epsilon_min = epsilon_min
        self.epsilon_decay = epsilon_decay
        self.n_actions = n_actions
        self.rng = np.random.default_rng(seed)

    def __call__(self, q_network, obs):
        n = len(obs)
        with torch.no_grad():
            actions = q_network(torch.as_tensor(obs)).argmax(dim=1).numpy().copy()
        share = n * self.epsilon
        k = int(share) + int(self.rng.random() < share - int(share))
        rows = self.rng.permutation(n)[:k]
        actions[rows] = self.rng.integers(self.n_actions, size=k)
        return actions

    def decay(self):
        self.epsilon = max(self.epsilon_min, self.epsilon * self.epsilon_decay)
