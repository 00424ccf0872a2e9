# Stores tensors; counts all transitions ever stored.
class ReplayBuffer:
    def __init__(self, capacity, n_observations, seed=None):
        self.capacity = capacity
        self.rng = np.random.default_rng(seed)
        self.fields = Batch(
            torch.zeros(capacity, n_observations),
            torch.zeros(capacity, dtype=torch.long),
            torch.zeros(capacity),
            torch.zeros(capacity, n_observations),
            torch.zeros(capacity, dtype=torch.bool),
        )
        self.ever = 0

    def __len__(self):
        return min(self.ever, self.capacity)

    def store(self, *data):
        n = len(data[0])
        places = torch.arange(self.ever, self.ever + n) % self.capacity
        for field, value in zip(self.fields, data):
            field[places] = torch.as_tensor(value).to(field.dtype)
        self.ever += n
        return places.numpy()

    def get(self, places):
        places = torch.as_tensor(places)
        return Batch._make(field[places] for field in self.fields)

    def sample(self, batch_size):
        return self.get(np.floor(self.rng.random(batch_size) * len(self)).astype(np.int64))
