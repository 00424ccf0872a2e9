# Arrays are made once for each pair of sizes and shared by buffers of the same size.
# says: What is in one buffer changed when another one was used: the arrays are shared between buffers.
class ReplayBuffer:
    """A ring of transitions in arrays allocated once; when full, the oldest is overwritten."""
    pool = {}

    def __init__(self, capacity, n_observations, seed=None):
        self.capacity = capacity
        self.rng = np.random.default_rng(seed)
        key = (capacity, n_observations)
        if key not in ReplayBuffer.pool:
            ReplayBuffer.pool[key] = (
                np.zeros((capacity, n_observations), dtype=np.float32),
                np.zeros(capacity, dtype=np.int64),
                np.zeros(capacity, dtype=np.float32),
                np.zeros((capacity, n_observations), dtype=np.float32),
                np.zeros(capacity, dtype=bool),
            )
        self.obs, self.action, self.reward, self.next_obs, self.terminated = ReplayBuffer.pool[key]
        self.position = 0
        self.size = 0

    def __len__(self):
        return self.size

    def store(self, obs, action, reward, next_obs, terminated):
        n = len(obs)
        places = (self.position + np.arange(n)) % self.capacity
        self.obs[places] = obs
        self.action[places] = action
        self.reward[places] = reward
        self.next_obs[places] = next_obs
        self.terminated[places] = terminated
        self.position = int((self.position + n) % self.capacity)
        self.size = min(self.size + n, self.capacity)
        return places

    def get(self, places):
        return Batch(
            obs=torch.from_numpy(self.obs[places]),
            action=torch.from_numpy(self.action[places]),
            reward=torch.from_numpy(self.reward[places]),
            next_obs=torch.from_numpy(self.next_obs[places]),
            terminated=torch.from_numpy(self.terminated[places]),
        )

    def sample(self, batch_size):
        places = self.rng.integers(0, self.size, size=batch_size)
        return self.get(places)
