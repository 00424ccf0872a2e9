# All networks share the layers of the class.
# says: Two new networks have the same weights: do they share their layers, or are their first weights not drawn for each anew?
class QNetwork(nn.Module):
    layers = {}

    def __init__(self, *sizes):
        super().__init__()
        n_observations, n_actions, nn_l1, nn_l2 = sizes
        if sizes not in self.layers:
            self.layers[sizes] = nn.Sequential(
                nn.Linear(n_observations, nn_l1),
                nn.ReLU(),
                nn.Linear(nn_l1, nn_l2),
                nn.ReLU(),
                nn.Linear(nn_l2, n_actions),
            )
        self.net = self.layers[sizes]

    def forward(self, obs):
        return self.net(obs)
