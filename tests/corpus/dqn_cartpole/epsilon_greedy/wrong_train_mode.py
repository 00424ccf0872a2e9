# Puts the network into eval mode and then always into training mode, whatever it was in.
# says: The mode of a network is the caller's: it was in evaluation mode, and is in training mode now.
class EpsilonGreedy:
    def __init__(self, epsilon_start, epsilon_min, epsilon_decay, n_actions, seed=None):
        self.epsilon = epsilon_start
        self.epsilon_min = epsilon_min
        self.epsilon_decay = epsilon_decay
        self.n_actions = n_actions
        self.rng = np.random.default_rng(seed)

    def __call__(self, q_network, obs):
        if isinstance(q_network, nn.Module):
            q_network.eval()
        with torch.no_grad():
            greedy = q_network(torch.as_tensor(obs)).argmax(dim=1).numpy()
        if isinstance(q_network, nn.Module):
            q_network.train()
        random = self.rng.integers(self.n_actions, size=len(obs))
        explore = self.rng.random(len(obs)) < self.epsilon
        return np.where(explore, random, greedy)

    def decay(self):
        self.epsilon = max(self.epsilon_min, self.epsilon * self.epsilon_decay)
