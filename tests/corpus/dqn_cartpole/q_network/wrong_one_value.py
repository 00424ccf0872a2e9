# One value for the state in place of one for each action.
# says: There is one value for each action, not one for the observation.
class QNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.layer1 = nn.Linear(n_observations, nn_l1)
        self.layer2 = nn.Linear(nn_l1, nn_l2)
        self.layer3 = nn.Linear(nn_l2, 1)

    def forward(self, obs):
        x = F.relu(self.layer1(obs))
        x = F.relu(self.layer2(x))
        return self.layer3(x)
