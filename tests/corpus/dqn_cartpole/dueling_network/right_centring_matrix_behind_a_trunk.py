# A Sequential trunk; the mean is taken off by a centring matrix.
class DuelingQNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.trunk = nn.Sequential(
            nn.Linear(n_observations, nn_l1), nn.ReLU(), nn.Linear(nn_l1, nn_l2), nn.ReLU()
        )
        self.advantages = nn.Linear(nn_l2, n_actions)
        self.state_value = nn.Linear(nn_l2, 1)
        self.n_actions = n_actions

    def forward(self, obs):
        h = self.trunk(obs)
        n = self.n_actions
        centring = torch.eye(n) - torch.full((n, n), 1.0 / n)
        return self.advantages(h) @ centring + self.state_value(h)
