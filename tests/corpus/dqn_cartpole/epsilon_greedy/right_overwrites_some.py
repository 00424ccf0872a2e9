# Overwrites the greedy actions where it explores; choice and uniform for the draws; no max in decay.
class EpsilonGreedy:
    def __init__(self, epsilon_start, epsilon_min, epsilon_decay, n_actions, seed=None):
        self.epsilon = epsilon_start
        self.epsilon_min = epsilon_min
        self.epsilon_decay = epsilon_decay
        self.n_actions = n_actions
        self.rng = np.random.default_rng(seed)

    def __call__(self, q_network, obs):
        values = q_network(torch.from_numpy(obs)).detach().numpy()
        action = np.argmax(values, axis=1)
        explore = self.rng.uniform(size=len(action)) <= self.epsilon
        action[explore] = self.rng.choice(self.n_actions, size=explore.sum())
        return action

    def decay(self):
        smaller = self.epsilon * self.epsilon_decay
        self.epsilon = smaller if smaller > self.epsilon_min else self.epsilon_min
