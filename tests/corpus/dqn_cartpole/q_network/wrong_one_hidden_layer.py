# Only one hidden layer.
# says: There are three linear layers with their biases; one is missing.
class QNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.layer1 = nn.Linear(n_observations, nn_l1)
        self.layer2 = nn.Linear(nn_l1, n_actions)

    def forward(self, obs):
        return self.layer2(F.relu(self.layer1(obs)))
