# The advantage layer has no bias.
# says: All layers have biases, that of the advantages as well.
class DuelingQNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.layer1 = nn.Linear(n_observations, nn_l1)
        self.layer2 = nn.Linear(nn_l1, nn_l2)
        self.value_layer = nn.Linear(nn_l2, 1)
        self.advantage_layer = nn.Linear(nn_l2, n_actions, bias=False)

    def forward(self, obs):
        x = F.relu(self.layer1(obs))
        x = F.relu(self.layer2(x))
        value, advantage = self.value_layer(x), self.advantage_layer(x)
        return value + advantage - advantage.mean(dim=-1, keepdim=True)
