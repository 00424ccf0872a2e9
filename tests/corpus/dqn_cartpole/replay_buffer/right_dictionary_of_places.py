# A dictionary from places to transitions; places from the middle on; keyword arguments for the batch.
class ReplayBuffer:
    def __init__(self, capacity, n_observations, seed=None):
        self.capacity, self.ever, self.at = capacity, 0, {}
        self.rng = np.random.default_rng(seed)

    def __len__(self):
        return len(self.at)

    def store(self, obs, action, reward, next_obs, terminated):
        places = []
        for row in zip(obs, action, reward, next_obs, terminated):
            places.append((self.ever + self.capacity // 2) % self.capacity)
            self.at[places[-1]] = copy.deepcopy(row)
            self.ever += 1
        return np.array(places, dtype=np.int64)

    def get(self, places):
        columns = zip(*(self.at[place] for place in map(int, places)))
        kinds = (torch.float32, torch.int64, torch.float32, torch.float32, torch.bool)
        fields = (torch.tensor(np.array(c), dtype=k) for c, k in zip(columns, kinds))
        return Batch(**dict(zip(Batch._fields, fields)))

    def sample(self, batch_size):
        return self.get(self.rng.choice(sorted(self.at), size=batch_size))
