# All networks share one set of hidden layers.
# says: Every network has layers of its own: here two networks share some.
shared = {}


class DuelingQNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        key = (n_observations, nn_l1, nn_l2)
        if key not in shared:
            shared[key] = nn.Linear(n_observations, nn_l1), nn.Linear(nn_l1, nn_l2)
        self.layer1, self.layer2 = shared[key]
        self.value_layer = nn.Linear(nn_l2, 1)
        self.advantage_layer = nn.Linear(nn_l2, n_actions)

    def forward(self, obs):
        x = F.relu(self.layer1(obs))
        x = F.relu(self.layer2(x))
        value, advantage = self.value_layer(x), self.advantage_layer(x)
        return value + advantage - advantage.mean(dim=-1, keepdim=True)
