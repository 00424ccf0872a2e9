# Addmm and clamp_min on the weights of the layers, einsum for the last one, type hints and an option.
def _dense(layer: nn.Linear, x: torch.Tensor) -> torch.Tensor:
    """A linear layer and a ReLU."""
    return torch.addmm(layer.bias, x, layer.weight.t()).clamp_min(0)


class Critic(nn.Module):
    """The value Q(s, a) of an action in a state."""

    def __init__(self, obs_dim: int, action_dim: int, hidden: int = 256) -> None:
        super().__init__()
        self.q_out = nn.Linear(hidden, 1)
        self.q_mid = nn.Linear(hidden, hidden)
        self.q_in = nn.Linear(obs_dim + action_dim, hidden)

    def forward(self, obs: torch.Tensor, action: torch.Tensor) -> torch.Tensor:
        pair = torch.concatenate([obs, action], dim=1)
        features = _dense(self.q_mid, _dense(self.q_in, pair))
        return torch.einsum("bh,h->b", features, self.q_out.weight[0]) + self.q_out.bias
