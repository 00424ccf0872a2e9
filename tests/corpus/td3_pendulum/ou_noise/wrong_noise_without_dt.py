# dt is missing in the noise.
# says: The push grows with the root of dt; here it does not depend on dt.
class OUNoise:
    """Noise that remembers: the Ornstein-Uhlenbeck process around 0."""

    def __init__(self, action_dim, theta=0.15, sigma=0.2, dt=0.01, seed=None):
        self.action_dim, self.theta, self.sigma, self.dt = action_dim, theta, sigma, dt
        self.rng = np.random.default_rng(seed)
        self.reset()

    def reset(self):
        """Go back to 0, as at the start of an episode."""
        self.x = np.zeros(self.action_dim)

    def sample(self):
        """Move one step on and return the new x."""
        noise = self.rng.standard_normal(self.action_dim)
        self.x = self.x - self.theta * self.x * self.dt + self.sigma * noise
        return self.x.copy()
