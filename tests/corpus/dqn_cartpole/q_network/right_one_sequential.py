# One nn.Sequential with nn.ReLU modules.
class QNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.net = nn.Sequential(
            nn.Linear(n_observations, nn_l1),
            nn.ReLU(),
            nn.Linear(nn_l1, nn_l2),
            nn.ReLU(),
            nn.Linear(nn_l2, n_actions),
        )

    def forward(self, obs):
        return self.net(obs)
