# The network is frozen when it acts.
# says: Parameters of the network no longer require a gradient: it can learn no more.
class EpsilonGreedy:
    """A random action with probability epsilon, else the greedy one; epsilon decays."""

    def __init__(self, epsilon_start, epsilon_min, epsilon_decay, n_actions, seed=None):
        self.epsilon = epsilon_start
        self.epsilon_min = epsilon_min
        self.epsilon_decay = epsilon_decay
        self.n_actions = n_actions
        self.rng = np.random.default_rng(seed)


    def __call__(self, q_network, obs):
        if isinstance(q_network, nn.Module):
            q_network.requires_grad_(False)
        greedy = q_network(torch.as_tensor(obs)).argmax(dim=1).numpy()

        explore = self.rng.random(len(obs)) < self.epsilon
        return np.where(explore, self.rng.integers(self.n_actions, size=len(obs)), greedy)

    def decay(self):
        self.epsilon = max(self.epsilon_min, self.epsilon * self.epsilon_decay)
