# Layers in a ModuleList, clamp for ReLU.
class QNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        sizes = [n_observations, nn_l1, nn_l2, n_actions]
        self.layers = nn.ModuleList(nn.Linear(n, m) for n, m in zip(sizes[:-1], sizes[1:]))

    def forward(self, obs):
        x = obs
        for layer in self.layers[:-1]:
            x = layer(x).clamp(min=0)
        return self.layers[-1](x)
