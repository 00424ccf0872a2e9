# The random numbers are drawn once and used again.
# says: Is a generator made, or seeded, anew at every call? All calls draw the same.
class EpsilonGreedy:
    def __init__(self, epsilon_start, epsilon_min, epsilon_decay, n_actions, seed=None):
        self.epsilon = epsilon_start
        self.epsilon_min = epsilon_min
        self.epsilon_decay = epsilon_decay
        self.n_actions = n_actions
        self.rng = np.random.default_rng(seed)
        self.draws = {}

    def __call__(self, q_network, obs):
        n = len(obs)
        with torch.no_grad():
            greedy = q_network(torch.as_tensor(obs)).argmax(dim=1).numpy()
        if n not in self.draws:
            self.draws[n] = self.rng.random(n), self.rng.integers(self.n_actions, size=n)
        chance, random_action = self.draws[n]
        return np.where(chance < self.epsilon, random_action, greedy)

    def decay(self):
        self.epsilon = max(self.epsilon * self.epsilon_decay, self.epsilon_min)
