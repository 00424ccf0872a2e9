# A list of tuples, in which the oldest is replaced; copies what it stores.
class ReplayBuffer:
    def __init__(self, capacity, n_observations, seed=None):
        self.capacity = capacity
        self.rng = np.random.default_rng(seed)
        self.transitions = []
        self.oldest = 0

    def __len__(self):
        return len(self.transitions)

    def store(self, obs, action, reward, next_obs, terminated):
        places = []
        for s, a, r, n, t in zip(obs, action, reward, next_obs, terminated):
            transition = (np.array(s), int(a), float(r), np.array(n), bool(t))
            if len(self.transitions) < self.capacity:
                places.append(len(self.transitions))
                self.transitions.append(transition)
            else:
                places.append(self.oldest)
                self.transitions[self.oldest] = transition
                self.oldest = (self.oldest + 1) % self.capacity
        return np.array(places, dtype=np.int64)

    def get(self, places):
        s, a, r, n, t = zip(*(self.transitions[int(place)] for place in places))
        return Batch(
            obs=torch.tensor(np.array(s), dtype=torch.float32),
            action=torch.tensor(a, dtype=torch.int64),
            reward=torch.tensor(r, dtype=torch.float32),
            next_obs=torch.tensor(np.array(n), dtype=torch.float32),
            terminated=torch.tensor(t, dtype=torch.bool),
        )

    def sample(self, batch_size):
        return self.get([self.rng.integers(len(self)) for _ in range(batch_size)])
