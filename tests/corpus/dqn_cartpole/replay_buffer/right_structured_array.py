# One structured array, two slices at the wrap-around in place of the remainder.
class ReplayBuffer:
    def __init__(self, capacity, n_observations, seed=None):
        self.capacity = capacity
        self.rng = np.random.default_rng(seed)
        kind = [
            ("obs", np.float32, (n_observations,)),
            ("action", np.int64),
            ("reward", np.float32),
            ("next_obs", np.float32, (n_observations,)),
            ("terminated", np.bool_),
        ]
        self.ring = np.zeros(capacity, dtype=kind)
        self.head = 0
        self.count = 0

    def __len__(self):
        return int(self.count)

    def store(self, obs, action, reward, next_obs, terminated):
        n = len(obs)
        fresh = np.zeros(n, dtype=self.ring.dtype)
        for field, values in zip(self.ring.dtype.names, (obs, action, reward, next_obs, terminated)):
            fresh[field] = values
        places = np.zeros(n, dtype=np.int64)
        done = 0
        while done < n:  # as much as fits before the end, then from the beginning
            part = min(n - done, self.capacity - self.head)
            self.ring[self.head : self.head + part] = fresh[done : done + part]
            places[done : done + part] = range(self.head, self.head + part)
            done += part
            self.head += part
            if self.head == self.capacity:
                self.head = 0
        self.count = min(self.capacity, self.count + n)
        return places

    def get(self, places):
        chosen = self.ring[np.asarray(places)]
        return Batch(**{field: torch.from_numpy(chosen[field].copy()) for field in Batch._fields})

    def sample(self, batch_size):
        return self.get(self.rng.integers(len(self), size=batch_size))
