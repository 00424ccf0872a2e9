# The actions are int32.
# says: Actions are integers of 64 bits, int64, as the docstring says.
class EpsilonGreedy:
    """A random action with probability epsilon, else the greedy one; epsilon decays."""

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
        return np.where(explore, self.rng.integers(self.n_actions, size=len(obs)), greedy).astype(np.int32)

    def decay(self):
        self.epsilon = max(self.epsilon_min, self.epsilon * self.epsilon_decay)
