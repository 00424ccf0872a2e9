# Cumulative sums and searchsorted; the maximum is kept already raised to the power of alpha.
class PrioritizedReplay(ReplayBuffer):
    def __init__(self, capacity, n_observations, alpha=0.6, offset=0.01, seed=None):
        super().__init__(capacity, n_observations, seed)
        self.alpha, self.offset = alpha, offset
        self.max_priority = 1.0
        self.mass = np.zeros(capacity)
        self.largest_mass = self.max_priority**alpha

    def store(self, *transition):
        places = super().store(*transition)
        self.mass[places] = self.largest_mass
        return places

    def sample(self, batch_size, beta):
        sums = self.mass[: len(self)].cumsum()
        places = np.searchsorted(sums, self.rng.uniform(0, sums[-1], batch_size), side="right")
        weights = (len(self) * self.mass[places] / sums[-1]) ** (-beta)
        weights = torch.from_numpy(weights).float()
        return self.get(places), places, weights.div(weights.max())

    def update_priorities(self, places, td_errors):
        mass = (np.abs(np.asarray(td_errors, dtype=np.float64)) + self.offset) ** self.alpha
        self.mass[places] = mass
        self.largest_mass = max(self.largest_mass, mass.max())
