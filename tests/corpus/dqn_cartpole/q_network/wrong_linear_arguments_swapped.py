# nn.Linear takes the inputs first, the outputs second.
# says: A layer gets an input of another length than it was made for: from n_observations to nn_l1, to nn_l2, to n_actions.
class QNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.layer1 = nn.Linear(nn_l1, n_observations)
        self.layer2 = nn.Linear(nn_l2, nn_l1)
        self.layer3 = nn.Linear(n_actions, nn_l2)

    def forward(self, obs):
        x = F.relu(self.layer1(obs))
        x = F.relu(self.layer2(x))
        return self.layer3(x)
