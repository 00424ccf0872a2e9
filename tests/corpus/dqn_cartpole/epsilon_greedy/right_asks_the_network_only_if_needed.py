# The network sees only the rows that do not explore.
class EpsilonGreedy:
    def __init__(self, epsilon_start, epsilon_min, epsilon_decay, n_actions, seed=None):
        self.epsilon = epsilon_start
        self.epsilon_min = epsilon_min
        self.epsilon_decay = epsilon_decay
        self.n_actions = n_actions
        self.rng = np.random.default_rng(seed)

    def __call__(self, q_network, obs):
        n = obs.shape[0]
        action = self.rng.integers(0, self.n_actions, n)
        greedy = self.rng.random(n) >= self.epsilon
        if greedy.any():
            with torch.inference_mode():
                q = q_network(torch.tensor(obs[greedy]))
            action[greedy] = q.argmax(-1).numpy()
        return action

    def decay(self):
        self.epsilon = float(np.clip(self.epsilon * self.epsilon_decay, self.epsilon_min, None))
