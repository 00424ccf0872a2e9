# Exactly round(epsilon * rows) of the rows explore.
# says: Each row draws for itself whether it explores; here the number of rows that explore is fixed.
class EpsilonGreedy:
    """A random action with probability epsilon, else the greedy one; epsilon decays."""

    def __init__(self, epsilon_start, epsilon_min, epsilon_decay, n_actions, seed=None):
        self.epsilon = epsilon_start
        self.epsilon_min = epsilon_min
        self.epsilon_decay = epsilon_decay
        self.n_actions = n_actions
        self.rng = np.random.default_rng(seed)


    def __call__(self, q_network, obs):
        with torch.no_grad():
            greedy = q_network(torch.as_tensor(obs)).argmax(dim=1).numpy()

        k = int(round(self.epsilon * len(obs)))
        action = greedy.copy()
        rows = self.rng.permutation(len(obs))[:k]
        action[rows] = self.rng.integers(self.n_actions, size=k)
        return action

    def decay(self):
        self.epsilon = max(self.epsilon_min, self.epsilon * self.epsilon_decay)
