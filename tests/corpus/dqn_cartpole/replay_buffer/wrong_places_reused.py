# Returns a view of one scratch array, so that the places of an earlier call change with the next one.
# says: The places that store returns are an array of their own, which no later call overwrites.
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
        self._places = np.zeros(capacity, dtype=np.int64)

    def __len__(self):
        return self.size

    def store(self, obs, action, reward, next_obs, terminated):
        n = len(obs)
        if n > len(self._places):
            self._places = np.zeros(n, dtype=np.int64)
        places = self._places[:n]
        places[:] = (self.next_place + np.arange(n)) % self.capacity
        self.obs[places] = obs
        self.action[places] = action
        self.reward[places] = reward
        self.next_obs[places] = next_obs
        self.terminated[places] = terminated
        self.next_place = (self.next_place + n) % self.capacity
        self.size = min(self.size + n, self.capacity)
        return places

    def get(self, places):
        arrays = (self.obs, self.action, self.reward, self.next_obs, self.terminated)
        return Batch(*(torch.from_numpy(array[places]) for array in arrays))

    def sample(self, batch_size):
        return self.get(self.rng.integers(len(self), size=batch_size))
