# Kept as a tensor.
class OUNoise:
    """Noise that remembers: the Ornstein-Uhlenbeck process around 0."""

    def __init__(self, action_dim, theta=0.15, sigma=0.2, dt=0.01, seed=None):
        self.action_dim, self.theta, self.sigma, self.dt = action_dim, theta, sigma, dt
        self.rng = np.random.default_rng(seed)
        self.reset()

    def reset(self):
        """Go back to 0, as at the start of an episode."""
        self.x = torch.zeros(self.action_dim, dtype=torch.float64)

    def sample(self):
        """Move one step on and return the new x."""
        noise = torch.as_tensor(self.rng.standard_normal(self.action_dim))
        self.x = self.x.mul(1 - self.theta * self.dt).add(noise, alpha=self.sigma * self.dt**0.5)
        return self.x.numpy().copy()
