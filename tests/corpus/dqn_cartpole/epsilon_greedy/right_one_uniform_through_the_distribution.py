# One uniform number for each row, through the distribution over all actions; notebook commands.
%timeit -n 1 -r 1 None
!ls
class EpsilonGreedy:
    def __init__(self, epsilon_start, epsilon_min, epsilon_decay, n_actions, seed=None):
        self.epsilon = epsilon_start
        self.epsilon_min = epsilon_min
        self.epsilon_decay = epsilon_decay
        self.n_actions = n_actions
        self.rng = np.random.default_rng(seed)

    def __call__(self, q_network, obs):
        with torch.no_grad():
            greedy = q_network(torch.as_tensor(obs)).max(dim=1)[1].numpy()
        chance = np.full((len(obs), self.n_actions), self.epsilon / self.n_actions)
        chance[np.arange(len(obs)), greedy] += 1 - self.epsilon
        u = self.rng.random((len(obs), 1))
        action = (u > chance.cumsum(axis=1)).sum(axis=1)
        return np.clip(action, 0, self.n_actions - 1).astype(np.int64)

    def decay(self):
        self.epsilon = max(self.epsilon * self.epsilon_decay, self.epsilon_min)
