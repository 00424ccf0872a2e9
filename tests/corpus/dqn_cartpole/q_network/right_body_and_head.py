# Two modules, other names, orthogonal initialisation.
class QNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.body = nn.Sequential(
            nn.Linear(n_observations, nn_l1),
            nn.ReLU(inplace=True),
            nn.Linear(nn_l1, nn_l2),
            nn.ReLU(inplace=True),
        )
        self.head = nn.Linear(nn_l2, n_actions)
        for module in self.modules():
            if isinstance(module, nn.Linear):
                nn.init.orthogonal_(module.weight)
                nn.init.zeros_(module.bias)

    def forward(self, obs):
        return self.head(self.body(obs.float()))
