# ReLU6 in place of ReLU.
# says: The activation is ReLU, not ReLU6, which ends at 6.
class QNetwork(nn.Module):
    """Q(s, .): one value for each action."""

    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.fc1 = nn.Linear(n_observations, nn_l1)
        self.fc2 = nn.Linear(nn_l1, nn_l2)
        self.fc3 = nn.Linear(nn_l2, n_actions)

    def forward(self, obs):
        x = F.relu6(self.fc1(obs))
        x = F.relu6(self.fc2(x))
        return self.fc3(x)
