# One generator for all processes, made with the first seed.
# says: The seed of a process is not used, or its generator is shared with another process: __init__ makes one for each.
class OUNoise:
    """Noise that remembers: the Ornstein-Uhlenbeck process around 0."""

    def __init__(self, action_dim, theta=0.15, sigma=0.2, dt=0.01, seed=None):
        self.action_dim, self.theta, self.sigma, self.dt = action_dim, theta, sigma, dt
        self.rng = np.random.default_rng(seed)
        self.reset()

    generators = {}

    def reset(self):
        """Go back to 0, as at the start of an episode."""
        self.x = np.zeros(self.action_dim)
        self.rng = OUNoise.generators.setdefault("all", self.rng)

    def sample(self):
        """Move one step on and return the new x."""
        noise = self.rng.standard_normal(self.action_dim)
        self.x = self.x - self.theta * self.x * self.dt + self.sigma * np.sqrt(self.dt) * noise
        return self.x.copy()
