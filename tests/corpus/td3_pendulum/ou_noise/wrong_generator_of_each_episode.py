# Each reset makes a generator anew, seeded with a draw of the old one, so the draws of the first one do not go on.
# says: reset() makes a new generator: the draws of the first one go on in the next episode.
class OUNoise:
    """Noise that remembers: the Ornstein-Uhlenbeck process around 0."""

    def __init__(self, action_dim, theta=0.15, sigma=0.2, dt=0.01, seed=None):
        self.action_dim, self.theta, self.sigma, self.dt = action_dim, theta, sigma, dt
        self.rng = np.random.default_rng(seed)
        self.reset()

    def reset(self):
        """Go back to 0, as at the start of an episode."""
        if hasattr(self, "x"):
            self.rng = np.random.default_rng(int(self.rng.integers(1000)))
        self.x = np.zeros(self.action_dim)

    def sample(self):
        """Move one step on and return the new x."""
        noise = self.rng.standard_normal(self.action_dim)
        self.x = self.x - self.theta * self.x * self.dt + self.sigma * np.sqrt(self.dt) * noise
        return self.x
