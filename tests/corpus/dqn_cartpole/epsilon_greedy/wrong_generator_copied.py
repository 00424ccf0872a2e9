# Draws from a copy of self.rng, so that every call draws the same numbers.
# says: Every call draws the same numbers: is the generator copied, or made anew at each call?
class EpsilonGreedy:
    def __init__(self, epsilon_start, epsilon_min, epsilon_decay, n_actions, seed=None):
        self.epsilon = epsilon_start
        self.epsilon_min = epsilon_min
        self.epsilon_decay = epsilon_decay
        self.n_actions = n_actions
        self.rng = np.random.default_rng(seed)

    def __call__(self, q_network, obs):
        rng = copy.deepcopy(self.rng)
        with torch.no_grad():
            greedy = q_network(torch.as_tensor(obs)).argmax(dim=1).numpy()
        random = rng.integers(self.n_actions, size=len(obs))
        explore = rng.random(len(obs)) < self.epsilon
        return np.where(explore, random, greedy)

    def decay(self):
        self.epsilon = max(self.epsilon_min, self.epsilon * self.epsilon_decay)
