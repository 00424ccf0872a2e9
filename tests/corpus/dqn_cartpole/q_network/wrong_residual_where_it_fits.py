# Where both hidden layers are of one size the first is added to the second.
# says: With hidden layers of equal size the values are others: are there shortcuts around a layer, or is one layer used twice?
class QNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.layer1 = nn.Linear(n_observations, nn_l1)
        self.layer2 = nn.Linear(nn_l1, nn_l2)
        self.layer3 = nn.Linear(nn_l2, n_actions)

    def forward(self, obs):
        x = F.relu(self.layer1(obs))
        y = F.relu(self.layer2(x))
        if x.shape == y.shape:
            y = y + x
        return self.layer3(y)
