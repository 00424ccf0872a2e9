# A hidden buffer that is changed in place, and a copy of it is returned.
class OUNoise:
    """Noise that remembers: the Ornstein-Uhlenbeck process around 0."""

    def __init__(self, action_dim, theta=0.15, sigma=0.2, dt=0.01, seed=None):
        self.action_dim, self.theta, self.sigma, self.dt = action_dim, theta, sigma, dt
        self.rng = np.random.default_rng(seed)
        self.reset()

    def reset(self):
        """Go back to 0, as at the start of an episode."""
        if "_state" not in self.__dict__:
            self._state = np.empty(self.action_dim, dtype=np.float64)
        self._state.fill(0.0)

    def sample(self):
        """Move one step on and return the new x."""
        self._state *= 1.0 - self.theta * self.dt
        self._state += self.rng.normal(0.0, self.sigma * self.dt**0.5, size=self.action_dim)
        return self._state.copy()
