# The layers are made in another order; F.threshold and maximum for ReLU.
class QNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.out = nn.Linear(nn_l2, n_actions)
        self.b = nn.Linear(nn_l1, nn_l2)
        self.a = nn.Linear(n_observations, nn_l1)

    def forward(self, obs):
        h = torch.maximum(self.a(obs), torch.tensor(0.0))
        h = F.threshold(self.b(h), 0.0, 0.0)
        return self.out(h)
