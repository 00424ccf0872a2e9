# The layers in a ModuleList and the heads in a ModuleDict.
class DuelingQNetwork(nn.Module):
    def __init__(self, n_observations, n_actions, nn_l1, nn_l2):
        super().__init__()
        sizes = [n_observations, nn_l1, nn_l2]
        self.shared = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))
        self.heads = nn.ModuleDict(
            {"value": nn.Linear(nn_l2, 1), "advantage": nn.Linear(nn_l2, n_actions)}
        )

    def forward(self, obs):
        for layer in self.shared:
            obs = layer(obs).relu()
        advantage = self.heads["advantage"](obs)
        return self.heads["value"](obs).add(advantage).sub(advantage.mean(-1, keepdim=True))
