# Nothing is ever overwritten.
# says: Places run from 0 to capacity - 1: at the end of the arrays a ring goes on at place 0.
class ReplayBuffer:
    def __init__(self, capacity, n_observations, seed=None):
        self.capacity = capacity
        self.rng = np.random.default_rng(seed)
        self.transitions = []
        self.kinds = (torch.float32, torch.int64, torch.float32, torch.float32, torch.bool)

    def __len__(self):
        return len(self.transitions)

    def store(self, obs, action, reward, next_obs, terminated):
        first = len(self.transitions)
        for row in zip(obs.copy(), action.copy(), reward.copy(), next_obs.copy(), terminated.copy()):
            self.transitions.append(row)
        return np.arange(first, len(self.transitions))

    def get(self, places):
        rows = [self.transitions[place] for place in places]
        return Batch(*(torch.as_tensor(np.stack(column)).to(kind) for column, kind in zip(zip(*rows), self.kinds)))

    def sample(self, batch_size):
        return self.get(self.rng.integers(len(self.transitions), size=batch_size))
