# A module of its own holds the buffers; they are rows of shape (1, action_dim).
class IntoBounds(nn.Module):
    def __init__(self, low, high):
        super().__init__()
        low, high = torch.FloatTensor(low).unsqueeze(0), torch.FloatTensor(high).unsqueeze(0)
        self.register_buffer("bias", torch.stack([low, high]).mean(dim=0))
        self.register_buffer("scale", 0.5 * (high - low))

    def forward(self, x):
        return torch.addcmul(self.bias, self.scale, x)


class Actor(nn.Module):
    def __init__(self, obs_dim, action_dim, action_low, action_high):
        super().__init__()
        self.into_bounds = IntoBounds(low=action_low, high=action_high)
        sizes = [obs_dim, 256, 256, action_dim]
        self.layers = nn.ModuleList([nn.Linear(n, m) for n, m in zip(sizes, sizes[1:])])

    def forward(self, obs):
        x = obs
        for layer in self.layers[:2]:
            x = layer(x).relu()
        return self.into_bounds(self.layers[2](x).tanh())
