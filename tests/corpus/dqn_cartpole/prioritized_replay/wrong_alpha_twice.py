# alpha is applied when a priority is set and again when the probability is computed.
# says: Is alpha applied twice?
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
        scaled_all = self.tree.get(np.arange(self.capacity)) ** self.alpha
        places = self.rng.choice(self.capacity, size=batch_size, p=scaled_all / scaled_all.sum())
        scaled = self.tree.get(np.arange(self.capacity)) ** self.alpha
        probability = scaled[places] / scaled.sum()
        weights = (len(self) * probability) ** -beta
        weights = torch.as_tensor(weights / weights.max(), dtype=torch.float32)
        return self.get(places), places, weights

    def update_priorities(self, places, td_errors):
        priority = np.abs(td_errors) + self.offset
        self.max_priority = max(self.max_priority, float(priority.max()))
        self.tree.set(places, priority**self.alpha)
