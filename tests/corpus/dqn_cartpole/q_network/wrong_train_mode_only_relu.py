# The second ReLU is only applied in train mode.
# says: In evaluation mode the network gives the same values as in training mode.
class QNetwork(nn.Module):
    """Q(s, .): one value for each action."""

    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.fc1 = nn.Linear(n_observations, nn_l1)
        self.fc2 = nn.Linear(nn_l1, nn_l2)
        self.fc3 = nn.Linear(nn_l2, n_actions)

    def forward(self, obs):
        x = F.relu(self.fc1(obs))
        x = self.fc2(x)
        if self.training:
            x = F.relu(x)
        return self.fc3(x)
