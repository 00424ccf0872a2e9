# The layers stand in a plain list, where no optimizer finds them.
# says: The network does not know its layers: in a plain list they are hidden from it.
class DuelingQNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        sizes = [(n_observations, nn_l1), (nn_l1, nn_l2), (nn_l2, 1), (nn_l2, n_actions)]
        self.layers = [nn.Linear(inputs, outputs) for inputs, outputs in sizes]

    def forward(self, obs):
        x = F.relu(self.layers[0](obs))
        x = F.relu(self.layers[1](x))
        value, advantage = self.layers[2](x), self.layers[3](x)
        return value + advantage - advantage.mean(dim=-1, keepdim=True)
