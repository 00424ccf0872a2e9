# The best action of the first row, for all.
# says: There is one action for each observation, not one for the batch.
class EpsilonGreedy:
    def __init__(self, epsilon_start, epsilon_min, epsilon_decay, n_actions, seed=None):
        self.epsilon = epsilon_start
        self.epsilon_min = epsilon_min
        self.epsilon_decay = epsilon_decay
        self.n_actions = n_actions
        self.rng = np.random.default_rng(seed)

    def __call__(self, q_network, obs):
        if self.rng.random() < self.epsilon:
            return np.array([self.rng.integers(self.n_actions)])
        with torch.no_grad():
            return q_network(torch.as_tensor(obs))[0].argmax().numpy().reshape(1)

    def decay(self):
        self.epsilon = max(self.epsilon * self.epsilon_decay, self.epsilon_min)
