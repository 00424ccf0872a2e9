# Plain Python: a list of numbers, one draw at a time, under another name.
class OUNoise:
    """Noise that remembers: the Ornstein-Uhlenbeck process around 0."""

    def __init__(self, action_dim, theta=0.15, sigma=0.2, dt=0.01, seed=None):
        self.action_dim, self.theta, self.sigma, self.dt = action_dim, theta, sigma, dt
        self.rng = np.random.default_rng(seed)
        self.reset()

    def reset(self):
        """Go back to 0, as at the start of an episode."""
        self.state = [0.0] * self.action_dim

    def sample(self):
        """Move one step on and return the new x."""
        root = self.dt**0.5
        for i, x in enumerate(self.state):
            self.state[i] = x - self.theta * x * self.dt + self.sigma * root * self.rng.normal()
        return np.array(self.state)
