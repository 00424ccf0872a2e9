# Moves all transitions to the front when it is full, and so they change their places.
# says: Each transition stays in its place until it is the oldest; here all move up, as in a deque.
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
        too_many = max(0, self.size + n - self.capacity)
        arrays = (self.obs, self.action, self.reward, self.next_obs, self.terminated)
        for array, new in zip(arrays, (obs, action, reward, next_obs, terminated)):
            array[: self.capacity - too_many] = array[too_many:].copy()
            array[self.size - too_many : self.size - too_many + n] = new
        places = self.size - too_many + np.arange(n)
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
