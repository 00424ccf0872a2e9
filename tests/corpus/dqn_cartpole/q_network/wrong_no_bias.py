# Layers without biases.
# says: The layers have biases.
class QNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.layer1 = nn.Linear(n_observations, nn_l1, bias=False)
        self.layer2 = nn.Linear(nn_l1, nn_l2, bias=False)
        self.layer3 = nn.Linear(nn_l2, n_actions, bias=False)

    def forward(self, obs):
        x = F.relu(self.layer1(obs))
        x = F.relu(self.layer2(x))
        return self.layer3(x)
