# unsqueeze in place of keepdim; functional ReLUs; the sum divided by the number of actions.
class DuelingQNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super(DuelingQNetwork, self).__init__()
        self.n_actions = n_actions
        self.fc1 = nn.Linear(n_observations, nn_l1)
        self.fc2 = nn.Linear(nn_l1, nn_l2)
        self.fc_v = nn.Linear(nn_l2, 1)
        self.fc_a = nn.Linear(nn_l2, n_actions)

    def forward(self, obs):
        x = torch.relu(self.fc1(obs))
        x = torch.relu(self.fc2(x))
        v = self.fc_v(x)
        a = self.fc_a(x)
        mean = (a.sum(dim=-1) / self.n_actions).unsqueeze(-1)
        return v + (a - mean)
