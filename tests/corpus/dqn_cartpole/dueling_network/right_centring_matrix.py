# The mean is subtracted by a matrix, and the weights have an initialisation of their own.
class DuelingQNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.hidden = nn.Sequential(
            nn.Linear(n_observations, nn_l1), nn.ReLU(), nn.Linear(nn_l1, nn_l2), nn.ReLU()
        )
        self.v, self.a = nn.Linear(nn_l2, 1), nn.Linear(nn_l2, n_actions)
        for layer in (self.v, self.a):
            nn.init.orthogonal_(layer.weight)
            nn.init.zeros_(layer.bias)
        centring = torch.eye(n_actions) - 1 / n_actions
        self.register_buffer("centring", centring, persistent=False)

    def forward(self, obs):
        x = self.hidden(obs)
        return self.v(x).expand(*x.shape[:-1], self.a.out_features) + self.a(x) @ self.centring
