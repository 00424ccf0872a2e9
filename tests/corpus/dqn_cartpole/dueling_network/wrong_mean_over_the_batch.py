# dim=0 is the batch.
# says: The mean is over the actions of one observation, not over the batch.
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
        value, advantage = self.value_layer(x), self.advantage_layer(x)
        return value + advantage - advantage.mean(dim=0, keepdim=True)
