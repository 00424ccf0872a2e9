# Plain loops: one place after the other into the tree, one point after the other out of it, weights as Python floats.
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
        drawn = []
        for _ in range(batch_size):
            point = self.rng.random() * self.tree.total
            drawn.append(int(self.tree.find(np.array([point]))[0]))
        places = np.array(drawn, dtype=np.int64)
        raw = []
        for entry in self.tree.get(places):
            raw.append((len(self) * float(entry) / float(self.tree.total)) ** (-beta))
        largest = max(raw)
        weights = torch.tensor([w / largest for w in raw], dtype=torch.float32)
        return self.get(places), places, weights

    def update_priorities(self, places, td_errors):
        for place, error in zip(places, td_errors):
            p = abs(float(error)) + self.offset
            if p > self.max_priority:
                self.max_priority = p
            self.tree.set(np.array([place]), np.array([p**self.alpha]))
