# Freezes the network while it acts, and makes all of it trainable afterwards.
# says: What the caller has frozen stays frozen: after the call all parameters require a gradient.
class EpsilonGreedy:
    def __init__(self, epsilon_start, epsilon_min, epsilon_decay, n_actions, seed=None):
        self.epsilon = epsilon_start
        self.epsilon_min = epsilon_min
        self.epsilon_decay = epsilon_decay
        self.n_actions = n_actions
        self.rng = np.random.default_rng(seed)

    def __call__(self, q_network, obs):
        q_network.requires_grad_(False)
        greedy = q_network(torch.as_tensor(obs)).argmax(dim=1).numpy()
        q_network.requires_grad_(True)
        random = self.rng.integers(self.n_actions, size=len(obs))
        explore = self.rng.random(len(obs)) < self.epsilon
        return np.where(explore, random, greedy)

    def decay(self):
        self.epsilon = max(self.epsilon_min, self.epsilon * self.epsilon_decay)
