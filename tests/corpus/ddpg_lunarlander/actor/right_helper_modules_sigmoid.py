# A module of its own for the stretching, tanh(z) written as 2 sigmoid(2 z) - 1, layers applied by F.linear.
class Stretch(nn.Module):
    """Maps (-1, 1) onto the bounds."""

    def __init__(self, low, high):
        super().__init__()
        self.register_buffer("scale", torch.tensor([(float(h) - float(l)) / 2 for l, h in zip(low, high)]))
        self.register_buffer("bias", torch.tensor([(float(h) + float(l)) / 2 for l, h in zip(low, high)]))

    def forward(self, unit):
        return unit * self.scale[None, :] + self.bias[None, :]


class Actor(nn.Module):
    """A deterministic policy mu(s), whose actions lie inside the bounds."""

    def __init__(self, obs_dim: int, action_dim: int, action_low: np.ndarray, action_high: np.ndarray):
        super().__init__()
        self.stretch = Stretch(action_low, action_high)
        self.hidden_a = nn.Linear(obs_dim, 256)
        self.hidden_b = nn.Linear(256, 256)
        self.top = nn.Linear(256, action_dim)

    def forward(self, obs: torch.Tensor) -> torch.Tensor:
        x = obs
        for layer in (self.hidden_a, self.hidden_b):
            x = F.linear(x, layer.weight, layer.bias).clamp(min=0)
        z = F.linear(x, self.top.weight, self.top.bias)
        return self.stretch(2 * torch.sigmoid(2 * z) - 1)
