# The ring lies in torch tensors; index_copy_ row by row of the batch, index_select to read.
class ReplayBuffer:
    def __init__(self, capacity, n_observations, seed=None):
        self.capacity = capacity
        self.rng = np.random.default_rng(seed)
        self._data = [
            torch.zeros(capacity, n_observations),
            torch.zeros(capacity, dtype=torch.int64),
            torch.zeros(capacity),
            torch.zeros(capacity, n_observations),
            torch.zeros(capacity, dtype=torch.bool),
        ]
        self._cursor = 0
        self._full = False

    def __len__(self):
        return self.capacity if self._full else self._cursor

    def store(self, obs, action, reward, next_obs, terminated):
        n = len(obs)
        places = np.empty(n, dtype=np.int64)
        for i in range(n):
            places[i] = self._cursor
            row = (obs[i], action[i], reward[i], next_obs[i], terminated[i])
            for memory, item in zip(self._data, row):
                memory[self._cursor] = torch.tensor(item)
            self._cursor += 1
            if self._cursor == self.capacity:
                self._cursor, self._full = 0, True
        return places

    def get(self, places):
        index = torch.as_tensor(np.asarray(places))
        return Batch._make(memory.index_select(0, index) for memory in self._data)

    def sample(self, batch_size):
        u = self.rng.random(batch_size)
        return self.get(np.floor(u * len(self)).astype(np.int64))
