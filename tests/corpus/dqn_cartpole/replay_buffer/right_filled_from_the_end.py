# The places are given out from the last to the first; one structured array.
class ReplayBuffer:
    def __init__(self, capacity, n_observations, seed=None):
        self.capacity = capacity
        self.rng = np.random.default_rng(seed)
        kind = [
            ("obs", np.float32, (n_observations,)),
            ("action", np.int64),
            ("reward", np.float32),
            ("next_obs", np.float32, (n_observations,)),
            ("terminated", bool),
        ]
        self.table = np.zeros(capacity, dtype=kind)
        self.count = 0

    def __len__(self):
        return min(self.count, self.capacity)

    def store(self, obs, action, reward, next_obs, terminated):
        numbers = np.arange(self.count, self.count + len(obs))
        places = self.capacity - 1 - numbers % self.capacity
        self.table["obs"][places] = obs
        self.table["action"][places] = action
        self.table["reward"][places] = reward
        self.table["next_obs"][places] = next_obs
        self.table["terminated"][places] = terminated
        self.count += len(obs)
        return places

    def get(self, places):
        rows = self.table[places]
        return Batch(*(torch.from_numpy(rows[name].copy()) for name in Batch._fields))

    def sample(self, batch_size):
        return self.get(self.capacity - 1 - self.rng.integers(len(self), size=batch_size))
