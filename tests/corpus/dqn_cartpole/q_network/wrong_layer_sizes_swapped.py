# nn_l1 and nn_l2 stand in each other's place.
# says: nn_l1 and nn_l2 are swapped: the first hidden layer has nn_l1 units.
class QNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.layer1 = nn.Linear(n_observations, nn_l2)
        self.layer2 = nn.Linear(nn_l2, nn_l1)
        self.layer3 = nn.Linear(nn_l1, n_actions)

    def forward(self, obs):
        x = F.relu(self.layer1(obs))
        x = F.relu(self.layer2(x))
        return self.layer3(x)
