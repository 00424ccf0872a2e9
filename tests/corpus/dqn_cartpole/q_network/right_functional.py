# F.linear with the layers' parameters; the batch dimensions flattened and restored; notebook commands.
%matplotlib inline
!python --version
class QNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        self.layer1 = nn.Linear(n_observations, nn_l1)
        self.layer2 = nn.Linear(nn_l1, nn_l2)
        self.layer3 = nn.Linear(nn_l2, n_actions)

    def forward(self, obs):
        x = obs.reshape(-1, obs.shape[-1])
        for layer in (self.layer1, self.layer2, self.layer3):
            x = F.linear(x, layer.weight, layer.bias)
            if layer is not self.layer3:
                x = x * (x > 0)
        return x.reshape(*obs.shape[:-1], -1)
