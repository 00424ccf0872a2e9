# A new generator at every call always draws the same.
# says: Is a generator made, or seeded, anew at every call? All calls draw the same.
class EpsilonGreedy:
    def __init__(self, epsilon_start, epsilon_min, epsilon_decay, n_actions, seed=None):
        self.epsilon = epsilon_start
        self.epsilon_min = epsilon_min
        self.epsilon_decay = epsilon_decay
        self.n_actions = n_actions
        self.rng = np.random.default_rng(seed)

    def __call__(self, q_network, obs):
        rng = np.random.default_rng(0)
        with torch.no_grad():
            greedy = q_network(torch.as_tensor(obs)).argmax(dim=1).numpy()

        explore = rng.random(len(obs)) < self.epsilon
        return np.where(explore, rng.integers(self.n_actions, size=len(obs)), greedy)

    def decay(self):
        self.epsilon = max(self.epsilon * self.epsilon_decay, self.epsilon_min)
