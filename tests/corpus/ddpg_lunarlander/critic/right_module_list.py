# A loop over an nn.ModuleList, built from a list of sizes.
class Critic(nn.Module):
    def __init__(self, obs_dim: int, action_dim: int):
        super().__init__()
        sizes = [obs_dim + action_dim, 256, 256, 1]
        self.layers = nn.ModuleList(nn.Linear(n, m) for n, m in zip(sizes[:-1], sizes[1:]))

    def forward(self, obs: torch.Tensor, action: torch.Tensor) -> torch.Tensor:
        x = torch.cat((obs, action), 1)
        *hidden, last = self.layers
        for layer in hidden:
            x = layer(x).relu()
        return last(x)[:, 0]
