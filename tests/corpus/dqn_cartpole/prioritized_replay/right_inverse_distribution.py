# The inverse of the distribution function, computed anew for each sample; magics.
%matplotlib inline
!nvidia-smi


class PrioritizedReplay(ReplayBuffer):
    def __init__(self, capacity, n_observations, alpha=0.6, offset=0.01, seed=None):
        super().__init__(capacity, n_observations, seed=seed)
        self.alpha, self.offset = alpha, offset
        self.max_priority = 1.0
        self.log_p = np.full(capacity, -np.inf)

    def store(self, obs, action, reward, next_obs, terminated):
        places = ReplayBuffer.store(self, obs, action, reward, next_obs, terminated)
        self.log_p[places] = np.log(self.max_priority)
        return places

    def sample(self, batch_size, beta):
        known = np.flatnonzero(np.isfinite(self.log_p))
        chances = np.exp(self.alpha * self.log_p[known])
        edges = np.append(0.0, chances.cumsum())
        points = np.clip(self.rng.random(batch_size), 0, 1 - 1e-12) * edges[-1]
        places = known[np.digitize(points, edges) - 1].astype(np.int64)
        log_w = -beta * self.alpha * self.log_p[places]
        weights = np.exp(log_w - log_w.max())
        return self.get(places), places, torch.tensor(weights, dtype=torch.float32)

    def update_priorities(self, places, td_errors):
        self.log_p[places] = np.log(np.abs(td_errors).astype(float) + self.offset)
        self.max_priority = max(self.max_priority, np.exp(self.log_p[places]).max())
