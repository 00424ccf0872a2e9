# The hidden layers always have 128 units.
# says: The first hidden layer has nn_l1 units and the second nn_l2: are they swapped, or are the sizes fixed?
class DuelingQNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        nn_l1 = nn_l2 = 128
        self.layer1 = nn.Linear(n_observations, nn_l1)
        self.layer2 = nn.Linear(nn_l1, nn_l2)
        self.value_layer = nn.Linear(nn_l2, 1)
        self.advantage_layer = nn.Linear(nn_l2, n_actions)

    def forward(self, obs):
        x = F.relu(self.layer1(obs))
        x = F.relu(self.layer2(x))
        value, advantage = self.value_layer(x), self.advantage_layer(x)
        return value + advantage - advantage.mean(dim=-1, keepdim=True)
