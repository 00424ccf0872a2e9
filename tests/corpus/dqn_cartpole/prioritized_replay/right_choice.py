# Draws by self.rng.choice with the probabilities of all places; weights in torch; type hints and an extra keyword argument.
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

    def sample(self, batch_size: int, beta: float, verbose: bool = False):
        n = len(self)
        mass = np.asarray(self.tree.get(np.arange(n)), dtype=np.float64)
        chances = mass / mass.sum()
        places = self.rng.choice(n, size=batch_size, p=chances)
        w = torch.from_numpy(n * chances[places]).pow(-beta)
        w = w.div(w.max()).float()
        if verbose:
            print(w)
        return self.get(places), places, w

    def update_priorities(self, places, td_errors):
        fresh = np.add(np.absolute(td_errors), self.offset)
        for candidate in fresh.tolist():
            self.max_priority = max(candidate, self.max_priority)
        self.tree.set(places, np.float_power(fresh, self.alpha))
