# Draws with a torch generator that is seeded from self.rng.
class EpsilonGreedy:
    def __init__(self, epsilon_start, epsilon_min, epsilon_decay, n_actions, seed=None):
        self.epsilon = epsilon_start
        self.epsilon_min = epsilon_min
        self.epsilon_decay = epsilon_decay
        self.n_actions = n_actions
        self.rng = np.random.default_rng(seed)

    def __call__(self, q_network, obs):
        generator = torch.Generator().manual_seed(int(self.rng.integers(2**31)))
        obs = torch.as_tensor(obs, dtype=torch.float32)
        with torch.no_grad():
            greedy = q_network(obs).argmax(dim=1)
        explore = torch.rand(len(obs), generator=generator) < self.epsilon
        other = torch.randint(self.n_actions, (len(obs),), generator=generator)
        return torch.where(explore, other, greedy).numpy()

    def decay(self):
        self.epsilon = max(self.epsilon * self.epsilon_decay, self.epsilon_min)
