# Layers in a list are not seen by the optimizer.
# says: A plain list hides its layers from the network, and so from the optimizer.
class QNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.layers = [
            nn.Linear(n_observations, nn_l1),
            nn.Linear(nn_l1, nn_l2),
            nn.Linear(nn_l2, n_actions),
        ]

    def forward(self, obs):
        x = F.relu(self.layers[0](obs))
        x = F.relu(self.layers[1](x))
        return self.layers[2](x)
