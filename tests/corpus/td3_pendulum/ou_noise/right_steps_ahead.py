# Half of the work in a helper; the draws in single precision.
class OUNoise:
    """Noise that remembers: the Ornstein-Uhlenbeck process around 0."""

    def __init__(self, action_dim, theta=0.15, sigma=0.2, dt=0.01, seed=None):
        self.action_dim, self.theta, self.sigma, self.dt = action_dim, theta, sigma, dt
        self.rng = np.random.default_rng(seed)
        self.reset()

    def reset(self):
        """Go back to 0, as at the start of an episode."""
        self.x = np.full((self.action_dim,), 0.0)

    def _step(self, x):
        push = self.sigma * np.sqrt(self.dt) * self.rng.standard_normal(x.shape, dtype=np.float32)
        return x + (-self.theta * x * self.dt + push)

    def sample(self):
        """Move one step on and return the new x."""
        self.x = self._step(self.x)
        return self.x.astype(np.float64)
