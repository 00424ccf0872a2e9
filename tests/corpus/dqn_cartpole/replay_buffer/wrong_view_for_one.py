# A batch of one place is sliced, so its tensors are views of the arrays.
# says: A batch of one is a copy as well: here its tensors are views of the buffer's arrays.
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
        places = (self.next_place + np.arange(len(obs))) % self.capacity
        self.obs[places] = obs
        self.action[places] = action
        self.reward[places] = reward
        self.next_obs[places] = next_obs
        self.terminated[places] = terminated
        self.next_place = (self.next_place + len(obs)) % self.capacity
        self.size = min(self.size + len(obs), self.capacity)
        return places

    def get(self, places):
        arrays = (self.obs, self.action, self.reward, self.next_obs, self.terminated)
        if len(places) == 1:
            i = int(places[0])
            return Batch(*(torch.from_numpy(array[i : i + 1]) for array in arrays))
        return Batch(*(torch.from_numpy(array[places]) for array in arrays))

    def sample(self, batch_size):
        return self.get(self.rng.integers(len(self), size=batch_size))
