# get fills the same tensors at every call with as many places.
# says: The tensors of a batch are its own: here the next batch of the same size overwrites them.
class ReplayBuffer:
    def __init__(self, capacity, n_observations, seed=None):
        self.capacity = capacity
        self.rng = np.random.default_rng(seed)
        self.obs = np.zeros((capacity, n_observations), dtype=np.float32)
        self.action = np.zeros(capacity, dtype=np.int64)
        self.reward = np.zeros(capacity, dtype=np.float32)
        self.next_obs = np.zeros((capacity, n_observations), dtype=np.float32)
        self.terminated = np.zeros(capacity, dtype=bool)
        self.next_place, self.size, self.batches = 0, 0, {}

    def __len__(self):
        return self.size

    def store(self, obs, action, reward, next_obs, terminated):
        n = len(obs)
        places = (self.next_place + np.arange(n)) % self.capacity
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
        new = Batch(*(torch.from_numpy(array[places]) for array in arrays))
        batch = self.batches.setdefault(len(places), new)
        for old, part in zip(batch, new):
            old.copy_(part)
        return batch

    def sample(self, batch_size):
        return self.get(self.rng.integers(len(self), size=batch_size))
