# Choosing decays epsilon as well.
# says: Choosing actions has changed epsilon; only decay() does that.
class EpsilonGreedy:
    def __init__(self, epsilon_start, epsilon_min, epsilon_decay, n_actions, seed=None):
        self.epsilon = epsilon_start
        self.epsilon_min = epsilon_min
        self.epsilon_decay = epsilon_decay
        self.n_actions = n_actions
        self.rng = np.random.default_rng(seed)

    def __call__(self, q_network, obs):
        with torch.no_grad():
            greedy = q_network(torch.as_tensor(obs)).argmax(dim=1).numpy()
        explore = self.rng.random(len(obs)) < self.epsilon
        random_action = self.rng.integers(self.n_actions, size=len(obs))
        self.decay()
        return np.where(explore, random_action, greedy)

    def decay(self):
        self.epsilon = max(self.epsilon * self.epsilon_decay, self.epsilon_min)
