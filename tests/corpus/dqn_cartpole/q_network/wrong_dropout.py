# Dropout makes the values random while the network is in training mode.
# says: Are the values random? There is no dropout in this network.
class QNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.net = nn.Sequential(
            nn.Linear(n_observations, nn_l1),
            nn.ReLU(),
            nn.Dropout(0.2),
            nn.Linear(nn_l1, nn_l2),
            nn.ReLU(),
            nn.Dropout(0.2),
            nn.Linear(nn_l2, n_actions),
        )

    def forward(self, obs):
        return self.net(obs)
