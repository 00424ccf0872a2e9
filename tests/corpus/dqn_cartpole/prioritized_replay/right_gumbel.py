# Gumbel noise and argmax, which draws in proportion to p^alpha.
class PrioritizedReplay(ReplayBuffer):
    def __init__(self, capacity, n_observations, alpha=0.6, offset=0.01, seed=None):
        super().__init__(capacity, n_observations, seed)
        self.alpha, self.offset = alpha, offset
        self.max_priority = 1.0
        self.p = np.zeros(capacity)

    def store(self, *fields, **more):
        places = super().store(*fields, **more)
        self.p[places] = self.max_priority
        return places

    def sample(self, batch_size, beta):
        scaled = self.p[: len(self)] ** self.alpha
        noise = self.rng.gumbel(size=(batch_size, len(self)))
        places = (np.log(scaled) + noise).argmax(axis=1)
        weights = (scaled[places] / scaled.sum() * len(self)) ** -beta
        return self.get(places), places, torch.as_tensor(weights / max(weights)).float()

    def update_priorities(self, places, td_errors):
        self.p[places] = np.fabs(td_errors) + self.offset
        self.max_priority = max(self.max_priority, *self.p[places])
