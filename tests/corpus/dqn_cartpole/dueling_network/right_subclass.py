# Extends QNetwork, whose third layer becomes the advantage stream; a value layer is added; torch.sub and expand_as.
class DuelingQNetwork(QNetwork):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__(n_observations, n_actions, nn_l1, nn_l2)
        self.value_stream = nn.Linear(nn_l2, 1)

    def forward(self, obs):
        hidden = torch.relu(self.layer2(torch.relu(self.layer1(obs))))
        a = self.layer3(hidden)
        centre = torch.sum(a, dim=-1, keepdim=True) / a.shape[-1]
        v = self.value_stream(hidden).expand_as(a)
        return torch.sub(a, centre).add(v)
