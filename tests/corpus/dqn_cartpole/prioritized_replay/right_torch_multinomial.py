# Everything in torch, float32, with torch.multinomial and a generator of its own.
class PrioritizedReplay(ReplayBuffer):
    def __init__(self, capacity, n_observations, alpha=0.6, offset=0.01, seed=None):
        super().__init__(capacity, n_observations, seed)
        self.alpha, self.offset = alpha, offset
        self.max_priority = 1.0
        self.scaled = torch.zeros(capacity)
        self.torch_rng = torch.Generator().manual_seed(int(self.rng.integers(2**31)))

    def store(self, obs, action, reward, next_obs, terminated):
        places = super().store(obs, action, reward, next_obs, terminated)
        self.scaled[torch.as_tensor(places)] = self.max_priority**self.alpha
        return places

    def sample(self, batch_size, beta):
        drawn = torch.multinomial(self.scaled, batch_size, True, generator=self.torch_rng)
        probability = self.scaled[drawn] / self.scaled.sum()
        weights = (len(self) * probability).pow(-beta)
        places = drawn.numpy()
        return self.get(places), places, weights / weights.max()

    def update_priorities(self, places, td_errors):
        priority = torch.as_tensor(td_errors, dtype=torch.float32).abs() + self.offset
        self.max_priority = max(self.max_priority, priority.max().item())
        self.scaled[torch.as_tensor(places)] = priority.pow(self.alpha)
