# A dictionary of arrays, rows stored one by one in a loop, np.take, and a counter of all transitions ever.
class ReplayBuffer:
    def __init__(self, capacity, n_observations, seed=None):
        self.capacity = capacity
        self.rng = np.random.default_rng(seed)
        def blank(kind, *shape):
            return np.empty((capacity, *shape), dtype=kind)

        self.columns = {
            "obs": blank(np.float32, n_observations),
            "action": blank(np.int64),
            "reward": blank(np.float32),
            "next_obs": blank(np.float32, n_observations),
            "terminated": blank(np.bool_),
        }
        self.ever = 0

    def __len__(self):
        return self.ever if self.ever < self.capacity else self.capacity

    def store(self, obs, action, reward, next_obs, terminated):
        where = []
        for o, a, r, o2, t in zip(obs, action, reward, next_obs, terminated):
            spot = self.ever % self.capacity
            for column, entry in zip(self.columns.values(), (o, a, r, o2, t)):
                column[spot] = entry
            where.append(spot)
            self.ever += 1
        return np.array(where, dtype=np.int64)

    def get(self, places):
        taken = {name: torch.as_tensor(np.take(c, places, axis=0)) for name, c in self.columns.items()}
        return Batch(**taken)

    def sample(self, batch_size):
        return self.get(self.rng.choice(len(self), size=batch_size, replace=True))
