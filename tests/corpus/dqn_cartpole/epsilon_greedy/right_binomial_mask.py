# inference_mode, max(1).indices, a mask from rng.binomial, and draws only for the rows that explore.
class EpsilonGreedy:
    def __init__(self, epsilon_start, epsilon_min, epsilon_decay, n_actions, seed=None):
        self.epsilon = epsilon_start
        self.epsilon_min = epsilon_min
        self.epsilon_decay = epsilon_decay
        self.n_actions = n_actions
        self.rng = np.random.default_rng(seed)

    def __call__(self, q_network, obs):
        with torch.inference_mode():
            best = q_network(torch.tensor(obs)).max(1).indices
        actions = np.array(best.tolist(), dtype="int64")
        curious = self.rng.binomial(1, self.epsilon, size=actions.shape).astype(bool)
        how_many = np.count_nonzero(curious)
        if how_many:
            actions[curious] = self.rng.choice(self.n_actions, size=how_many)
        return actions

    def decay(self):
        self.epsilon = sorted((self.epsilon_min, self.epsilon * self.epsilon_decay))[1]
