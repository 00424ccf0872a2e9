# The features of the first layer are fixed.
# says: Some layers get no gradient: all of them are to be used, and none to be detached.
class QNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.layer1 = nn.Linear(n_observations, nn_l1)
        self.layer2 = nn.Linear(nn_l1, nn_l2)
        self.layer3 = nn.Linear(nn_l2, n_actions)

    def forward(self, obs):
        with torch.no_grad():
            x = F.relu(self.layer1(obs))
        return self.layer3(F.relu(self.layer2(x)))
