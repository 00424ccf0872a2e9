# 1000 draws are made once and used in turn, so after 1000 steps the noise comes round again.
# says: The draws come again: noise is drawn anew at every step, however many there are.
class OUNoise:
    """Noise that remembers: the Ornstein-Uhlenbeck process around 0."""

    def __init__(self, action_dim, theta=0.15, sigma=0.2, dt=0.01, seed=None):
        self.action_dim, self.theta, self.sigma, self.dt = action_dim, theta, sigma, dt
        self.rng = np.random.default_rng(seed)
        self.reset()

    def reset(self):
        """Go back to 0, as at the start of an episode."""
        if not hasattr(self, "table"):
            self.table = self.rng.standard_normal((1000, self.action_dim))
            self.used = 0
        self.x = np.zeros(self.action_dim)

    def sample(self):
        """Move one step on and return the new x."""
        noise = self.table[self.used % len(self.table)]
        self.used += 1
        self.x = self.x - self.theta * self.x * self.dt + self.sigma * np.sqrt(self.dt) * noise
        return self.x
