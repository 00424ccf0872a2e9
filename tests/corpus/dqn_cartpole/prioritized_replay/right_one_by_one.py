# The tree is asked for one place after another, and set one by one.
class PrioritizedReplay(ReplayBuffer):
    def __init__(self, capacity, n_observations, alpha=0.6, offset=0.01, seed=None):
        super().__init__(capacity, n_observations, seed)
        self.alpha, self.offset = alpha, offset
        self.max_priority = 1.0
        self.tree = SumTree(capacity)

    def store(self, obs, action, reward, next_obs, terminated):
        places = super().store(obs, action, reward, next_obs, terminated)
        for place in places:
            self.tree.set(np.array([place]), np.array([self.max_priority**self.alpha]))
        return places

    def sample(self, batch_size, beta):
        total, places, weights = self.tree.total, [], []
        for _ in range(batch_size):
            place = self.tree.find(np.array([self.rng.uniform(0.0, total)]))[0]
            places.append(place)
            weights.append((len(self) * self.tree.get(np.array([place]))[0] / total) ** -beta)
        places, weights = np.array(places), np.array(weights)
        weights = weights / np.max(weights)
        return self.get(places), places, torch.tensor(weights.astype("float32"))

    def update_priorities(self, places, td_errors):
        for place, error in zip(places, td_errors):
            priority = abs(error) + self.offset
            if priority > self.max_priority:
                self.max_priority = float(priority)
            self.tree.set(np.array([place]), np.array([priority**self.alpha]))
