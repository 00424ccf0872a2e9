# Integers of another width, through floor; binomial draws; a helper method.
# says: Actions are integers of 64 bits, int64, as the docstring says.
class EpsilonGreedy:
    def __init__(self, epsilon_start, epsilon_min, epsilon_decay, n_actions, seed=None):
        self.epsilon = epsilon_start
        self.epsilon_min = epsilon_min
        self.epsilon_decay = epsilon_decay
        self.n_actions = n_actions
        self.rng = np.random.default_rng(seed)

    def _explores(self, n):
        return self.rng.binomial(1, self.epsilon, size=n).astype(bool)

    @torch.no_grad()
    def __call__(self, q_network, obs):
        greedy = q_network(torch.as_tensor(obs)).argmax(dim=1).numpy()
        other = np.floor(self.rng.random(len(obs)) * self.n_actions)
        return np.where(self._explores(len(obs)), other, greedy).astype(np.int32)

    def decay(self):
        self.epsilon = max(self.epsilon * self.epsilon_decay, self.epsilon_min)
