# The weights of all batches of one size lie in the same array.
# says: The weights of an earlier batch are overwritten by the next one: each call returns what is its own.
class PrioritizedReplay(ReplayBuffer):
    def __init__(self, capacity, n_observations, alpha=0.6, offset=0.01, seed=None):
        super().__init__(capacity, n_observations, seed)
        self.alpha, self.offset = alpha, offset
        self.max_priority = 1.0
        self.tree = SumTree(capacity)
        self.weights = {}

    def store(self, obs, action, reward, next_obs, terminated):
        places = super().store(obs, action, reward, next_obs, terminated)
        self.tree.set(places, self.max_priority**self.alpha)
        return places

    def sample(self, batch_size, beta):
        places = self.tree.find(self.rng.random(batch_size) * self.tree.total)
        probability = self.tree.get(places) / self.tree.total
        weights = self.weights.setdefault(batch_size, np.zeros(batch_size, dtype=np.float32))
        weights[:] = (len(self) * probability) ** -beta
        weights /= weights.max()
        return self.get(places), places, torch.from_numpy(weights)

    def update_priorities(self, places, td_errors):
        priority = np.abs(td_errors) + self.offset
        self.max_priority = max(self.max_priority, float(priority.max()))
        self.tree.set(places, priority**self.alpha)
