# Weights by logarithms (N and the total cancel), rng.uniform for the points, helper methods, prints.
class PrioritizedReplay(ReplayBuffer):
    def __init__(self, capacity, n_observations, alpha=0.6, offset=0.01, seed=None):
        super().__init__(capacity, n_observations, seed)
        self.alpha, self.offset = alpha, offset
        self.max_priority = 1.0
        self.tree = SumTree(capacity)

    def _leaf(self, priority):
        return np.power(priority, self.alpha)

    def store(self, obs, action, reward, next_obs, terminated):
        where = super().store(obs, action, reward, next_obs, terminated)
        self.tree.set(where, np.full(len(where), self._leaf(self.max_priority)))
        return where

    def sample(self, batch_size, beta):
        points = self.rng.uniform(low=0.0, high=self.tree.total, size=batch_size)
        where = np.asarray(self.tree.find(points), dtype=np.int64)
        log_weight = -beta * np.log(self.tree.get(where))
        importance = np.exp(log_weight - log_weight.max())
        print("smallest weight", importance.min())
        return self.get(where), where, torch.as_tensor(importance, dtype=torch.float32)

    def update_priorities(self, places, td_errors):
        p = self.offset + np.fabs(np.asarray(td_errors, dtype=np.float64))
        self.max_priority = float(np.max(np.append(p, self.max_priority)))
        self.tree.set(places, self._leaf(p))
