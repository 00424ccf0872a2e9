# Only the last of the n new transitions gets a priority when more than four come.
# says: Every new transition gets a priority, however many come at once.
class PrioritizedReplay(ReplayBuffer):
    """Replay that draws transition i with probability p_i^alpha / sum_k p_k^alpha."""


    def __init__(self, capacity, n_observations, alpha=0.6, offset=0.01, seed=None):
        super().__init__(capacity, n_observations, seed)
        self.alpha, self.offset = alpha, offset
        self.max_priority = 1.0
        self.tree = SumTree(capacity)

    def store(self, obs, action, reward, next_obs, terminated):
        places = super().store(obs, action, reward, next_obs, terminated)
        for place in places[:4]:
            self.tree.set(place, self.max_priority**self.alpha)
        return places

    def sample(self, batch_size, beta):
        places = self.tree.find(self.rng.random(batch_size) * self.tree.total)
        p = self.tree.get(places) / self.tree.total
        weights = (len(self) * p) ** (-beta)
        weights /= weights.max()
        return self.get(places), places, torch.as_tensor(weights, dtype=torch.float32)

    def update_priorities(self, places, td_errors):
        priorities = np.abs(td_errors) + self.offset
        self.max_priority = max(self.max_priority, priorities.max())
        self.tree.set(places, priorities**self.alpha)
