# The values of an observation are kept, though the network has learned since.
# says: Something is kept from an earlier call: the network may have learned since.
class QNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.layer1 = nn.Linear(n_observations, nn_l1)
        self.layer2 = nn.Linear(nn_l1, nn_l2)
        self.layer3 = nn.Linear(nn_l2, n_actions)
        self.known = {}

    def forward(self, obs):
        if (id(obs), self.training) not in self.known:
            x = F.relu(self.layer1(obs))
            x = F.relu(self.layer2(x))
            self.known[id(obs), self.training] = self.layer3(x)
        return self.known[id(obs), self.training]
