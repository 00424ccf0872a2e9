# A ReLU after the value stream, so that states of negative value are worth 0.
# says: The value of a state may be negative: nothing stands behind its layer.
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

        value, advantage = F.relu(self.value_layer(x)), self.advantage_layer(x)
        return value + advantage - advantage.mean(dim=-1, keepdim=True)
