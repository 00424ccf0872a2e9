# Adds the offset after the exponent.
# says: The offset belongs inside the priority: it is added to the error before the exponent.
class PrioritizedReplay(ReplayBuffer):
    def __init__(self, capacity, n_observations, alpha=0.6, offset=0.01, seed=None):
        super().__init__(capacity, n_observations, seed)
        self.alpha, self.offset = alpha, offset
        self.max_priority = 1.0
        self.tree = SumTree(capacity)

    def store(self, obs, action, reward, next_obs, terminated):
        places = super().store(obs, action, reward, next_obs, terminated)
        self.tree.set(places, self.max_priority**self.alpha)
        return places

    def sample(self, batch_size, beta):
        places = self.tree.find(self.rng.random(batch_size) * self.tree.total)
        probability = self.tree.get(places) / self.tree.total
        weights = (len(self) * probability) ** -beta
        weights = (weights / weights.max()).astype(np.float32)
        return self.get(places), places, torch.from_numpy(weights)

    def update_priorities(self, places, td_errors):
        errors = np.abs(td_errors)
        self.max_priority = max(self.max_priority, float(errors.max()) + self.offset)
        self.tree.set(places, errors**self.alpha + self.offset)
