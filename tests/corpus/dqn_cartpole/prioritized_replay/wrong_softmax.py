# A softmax of the priorities.
# says: The probabilities are proportional to p^alpha, which is no softmax.
class PrioritizedReplay(ReplayBuffer):
    def __init__(self, capacity, n_observations, alpha=0.6, offset=0.01, seed=None):
        super().__init__(capacity, n_observations, seed)
        self.alpha, self.offset = alpha, offset
        self.max_priority = 1.0
        self.tree = SumTree(capacity)

    def store(self, obs, action, reward, next_obs, terminated):
        places = super().store(obs, action, reward, next_obs, terminated)
        self.tree.set(places, self.max_priority**self.alpha)
        return places

    def sample(self, batch_size, beta):
        scaled = torch.from_numpy(self.tree.get(np.arange(len(self)))).softmax(0).numpy()
        places = self.rng.choice(len(self), size=batch_size, p=scaled)
        probability = scaled[places]
        weights = (len(self) * probability) ** -beta
        weights = torch.as_tensor(weights / weights.max(), dtype=torch.float32)
        return self.get(places), places, weights

    def update_priorities(self, places, td_errors):
        priority = np.abs(td_errors) + self.offset
        self.max_priority = max(self.max_priority, float(priority.max()))
        self.tree.set(places, priority**self.alpha)
