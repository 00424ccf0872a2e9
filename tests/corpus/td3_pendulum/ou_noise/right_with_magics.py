# With magics, and minus the draws: the noise is symmetric.
%matplotlib inline
!nvidia-smi


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
        noise = self.rng.multivariate_normal(np.zeros(self.action_dim), np.eye(self.action_dim))
        self.x = np.subtract(
            self.x * (1.0 - self.theta * self.dt), self.sigma * self.dt**0.5 * noise
        )
        return np.copy(self.x)
