# Layers that learn the length of their input from the first batch.
class QNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.layers = nn.Sequential(
            nn.LazyLinear(nn_l1), nn.ReLU(), nn.LazyLinear(nn_l2), nn.ReLU(), nn.LazyLinear(n_actions)
        )

    def forward(self, obs):
        return self.layers(obs)
