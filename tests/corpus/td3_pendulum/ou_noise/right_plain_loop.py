# A list of plain numbers and a loop over the dimensions, with one draw each.
class OUNoise:
    """Noise that remembers: the Ornstein-Uhlenbeck process around 0."""

    def __init__(self, action_dim, theta=0.15, sigma=0.2, dt=0.01, seed=None):
        self.action_dim, self.theta, self.sigma, self.dt = action_dim, theta, sigma, dt
        self.rng = np.random.default_rng(seed)
        self.reset()

    def reset(self):
        """Go back to 0, as at the start of an episode."""
        self.x = [0.0] * self.action_dim

    def sample(self):
        """Move one step on and return the new x."""
        root = self.dt ** (1 / 2)
        moved = []
        for value in self.x:
            epsilon = float(self.rng.standard_normal())
            moved.append(value - self.theta * value * self.dt + self.sigma * root * epsilon)
        self.x = moved
        return np.array(moved)
