# Seeds and uses np.random: anybody else's draws get into it, and it disturbs theirs.
# says: The noise has to come from self.rng, which was made with the seed: then a seed fixes it, and nobody else's draws are disturbed.
class OUNoise:
    """Ornstein-Uhlenbeck noise."""

    def __init__(self, action_dim, theta=0.15, sigma=0.2, dt=0.01, seed=None):
        self.action_dim, self.theta, self.sigma, self.dt = action_dim, theta, sigma, dt
        self.rng = np.random.default_rng(seed)
        np.random.seed(seed)
        self.reset()

    def reset(self):
        self.x = np.zeros(self.action_dim)

    def sample(self):
        eps = np.random.standard_normal(self.action_dim)
        self.x = self.x - self.theta * self.x * self.dt + self.sigma * np.sqrt(self.dt) * eps
        return self.x
