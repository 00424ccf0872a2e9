# Stores doubles and converts on the way out; np.take and np.put.
class ReplayBuffer:
    def __init__(self, capacity, n_observations, seed=None):
        self.capacity = capacity
        self.rng = np.random.default_rng(seed)
        self.obs = np.zeros((capacity, n_observations), dtype=np.float64)
        self.action = np.zeros(capacity, dtype=np.int64)
        self.reward = np.zeros(capacity, dtype=np.float64)
        self.next_obs = np.zeros((capacity, n_observations), dtype=np.float64)
        self.terminated = np.zeros(capacity, dtype=np.int8)
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
            torch.tensor(np.take(self.obs, places, axis=0), dtype=torch.float32),
            torch.tensor(np.take(self.action, places)),
            torch.tensor(np.take(self.reward, places)).float(),
            torch.tensor(np.take(self.next_obs, places, axis=0)).float(),
            torch.tensor(np.take(self.terminated, places) != 0),
        )

    def sample(self, batch_size):
        places = self.rng.integers(self.size, size=batch_size)
        return self.get(places)
