# The step as a product of coefficients and stacked x and draw (einsum), with a helper method.
class OUNoise:
    """Noise that remembers: the Ornstein-Uhlenbeck process around 0."""

    def __init__(self, action_dim, theta=0.15, sigma=0.2, dt=0.01, seed=None):
        self.action_dim, self.theta, self.sigma, self.dt = action_dim, theta, sigma, dt
        self.rng = np.random.default_rng(seed)
        self.reset()

    def _coefficients(self) -> np.ndarray:
        return np.array([1 - self.theta * self.dt, self.sigma * np.sqrt(self.dt)])

    def reset(self) -> None:
        """Go back to 0, as at the start of an episode."""
        self.x = np.zeros((self.action_dim,))

    def sample(self) -> np.ndarray:
        """Move one step on and return the new x."""
        parts = np.stack([self.x, self.rng.standard_normal(size=(self.action_dim,))])
        self.x = np.einsum("k,kd->d", self._coefficients(), parts)
        return np.array(self.x)
