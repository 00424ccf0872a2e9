# x lies on the class: two processes move one x.
# says: x lies on the class, so all processes move one and the same x: each process needs its own.
class OUNoise:
    """Ornstein-Uhlenbeck noise."""

    x = None

    def __init__(self, action_dim, theta=0.15, sigma=0.2, dt=0.01, seed=None):
        self.action_dim, self.theta, self.sigma, self.dt = action_dim, theta, sigma, dt
        self.rng = np.random.default_rng(seed)
        self.reset()

    def reset(self):
        OUNoise.x = np.zeros(self.action_dim)

    def sample(self):
        eps = self.rng.standard_normal(self.action_dim)
        OUNoise.x = (
            OUNoise.x - self.theta * OUNoise.x * self.dt + self.sigma * np.sqrt(self.dt) * eps
        )
        return OUNoise.x.copy()
