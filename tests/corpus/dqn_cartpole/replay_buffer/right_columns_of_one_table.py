# One table of doubles with a column for each number; notebook commands.
%matplotlib inline
!nvidia-smi
class ReplayBuffer:
    def __init__(self, capacity, n_observations, seed=None):
        self.capacity, self.n = capacity, n_observations
        self.rng = np.random.default_rng(seed)
        self.table = np.full((capacity, 2 * n_observations + 3), np.nan)
        self.free = itertools.cycle(range(capacity))

    def __len__(self):
        return int((~np.isnan(self.table[:, 0])).sum())

    def store(self, obs, action, reward, next_obs, terminated):
        places = np.fromiter(itertools.islice(self.free, len(obs)), dtype=np.int64)
        self.table[places] = np.column_stack([obs, next_obs, action, reward, terminated])
        return places

    def get(self, places):
        rows = torch.tensor(self.table[np.asarray(places)])
        obs, next_obs, rest = rows.float().tensor_split([self.n, 2 * self.n], dim=1)
        action, reward, terminated = rest.unbind(dim=1)
        return Batch(obs.clone(), action.long(), reward.clone(), next_obs.clone(), terminated > 0.5)

    def sample(self, batch_size):
        used = np.flatnonzero(~np.isnan(self.table[:, 0]))
        return self.get(self.rng.choice(used, size=batch_size))
