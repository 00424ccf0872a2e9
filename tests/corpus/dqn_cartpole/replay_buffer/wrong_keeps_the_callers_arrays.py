# Keeps rows of the caller's arrays, which the environment uses again.
# says: What is stored changed when the caller used its arrays again: the buffer needs copies.
class ReplayBuffer:
    def __init__(self, capacity, n_observations, seed=None):
        self.capacity = capacity
        self.rng = np.random.default_rng(seed)
        self.obs, self.next_obs = [None] * capacity, [None] * capacity
        self.action = np.zeros(capacity, dtype=np.int64)
        self.reward = np.zeros(capacity, dtype=np.float32)
        self.terminated = np.zeros(capacity, dtype=bool)
        self.next_place, self.size = 0, 0

    def __len__(self):
        return self.size

    def store(self, obs, action, reward, next_obs, terminated):
        places = (self.next_place + np.arange(len(obs))) % self.capacity
        for i, place in enumerate(places):
            self.obs[place], self.next_obs[place] = obs[i], next_obs[i]
            self.action[place], self.reward[place] = action[i], reward[i]
            self.terminated[place] = terminated[i]
        self.next_place = (self.next_place + len(obs)) % self.capacity
        self.size = min(self.size + len(obs), self.capacity)
        return places

    def get(self, places):
        return Batch(
            torch.tensor(np.array([self.obs[i] for i in places])),
            torch.tensor(self.action[places]),
            torch.tensor(self.reward[places]),
            torch.tensor(np.array([self.next_obs[i] for i in places])),
            torch.tensor(self.terminated[places]),
        )

    def sample(self, batch_size):
        places = self.rng.integers(self.size, size=batch_size)
        return self.get(places)
