# Own arrays in place of the tree, and Generator.choice with the probabilities.
class PrioritizedReplay(ReplayBuffer):
    def __init__(self, capacity, n_observations, alpha=0.6, offset=0.01, seed=None):
        super().__init__(capacity, n_observations, seed)
        self.alpha, self.offset = alpha, offset
        self.max_priority = 1.0
        self.priorities = np.zeros(capacity)

    def store(self, obs, action, reward, next_obs, terminated):
        places = super().store(obs, action, reward, next_obs, terminated)
        self.priorities[places] = self.max_priority
        return places

    def sample(self, batch_size, beta):
        n = len(self)
        scaled = self.priorities[:n] ** self.alpha
        p = scaled / scaled.sum()
        places = self.rng.choice(n, size=batch_size, p=p)
        weights = np.power(n * p[places], -beta)
        weights /= weights.max()
        return self.get(places), places, torch.tensor(weights, dtype=torch.float32)

    def update_priorities(self, places, td_errors):
        for place, error in zip(places, td_errors):
            self.priorities[place] = abs(error) + self.offset
            self.max_priority = max(self.max_priority, self.priorities[place])
