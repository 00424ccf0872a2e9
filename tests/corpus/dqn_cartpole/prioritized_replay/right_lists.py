# Plain Python lists and random.choices; the places as a list turned into an array.
import random


class PrioritizedReplay(ReplayBuffer):
    def __init__(self, capacity, n_observations, alpha=0.6, offset=0.01, seed=None):
        super().__init__(capacity, n_observations, seed)
        self.alpha, self.offset = alpha, offset
        self.max_priority = 1.0
        self.priority = [0.0] * capacity
        self.random = random.Random(seed)

    def store(self, obs, action, reward, next_obs, terminated):
        places = super().store(obs, action, reward, next_obs, terminated)
        for place in places:
            self.priority[place] = self.max_priority
        return places

    def sample(self, batch_size, beta):
        scaled = [p**self.alpha for p in self.priority[: len(self)]]
        total = sum(scaled)
        places = self.random.choices(range(len(self)), weights=scaled, k=batch_size)
        weights = [(len(self) * scaled[i] / total) ** -beta for i in places]
        largest = max(weights)
        weights = torch.tensor([w / largest for w in weights])
        places = np.array(places)
        return self.get(places), places, weights

    def update_priorities(self, places, td_errors):
        for place, error in zip(places, td_errors):
            self.priority[place] = abs(float(error)) + self.offset
        self.max_priority = max([self.max_priority] + [self.priority[i] for i in places])
