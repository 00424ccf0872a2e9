# The mean is taken off the weights of the advantages, which is the same.
class DuelingQNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.layer1 = nn.Linear(n_observations, nn_l1)
        self.layer2 = nn.Linear(nn_l1, nn_l2)
        self.value_layer = nn.Linear(nn_l2, 1)
        self.advantage_layer = nn.Linear(nn_l2, n_actions)

    def forward(self, obs):
        x = F.relu(self.layer1(obs))
        x = F.relu(self.layer2(x))
        w, b = self.advantage_layer.weight, self.advantage_layer.bias
        return self.value_layer(x) + F.linear(x, w - w.mean(dim=0), b - b.mean())
