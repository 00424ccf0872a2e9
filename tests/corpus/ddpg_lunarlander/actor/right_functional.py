# Own parameters in the shapes of nn.Linear, and one buffer that holds both bounds.
class Actor(nn.Module):
    def __init__(self, obs_dim, action_dim, action_low, action_high):
        super().__init__()
        self.w1, self.b1 = self.make(obs_dim, 256)
        self.w2, self.b2 = self.make(256, 256)
        self.w3, self.b3 = self.make(256, action_dim)
        bounds = np.stack([action_low, action_high]).astype(np.float32)
        self.register_buffer("bounds", torch.from_numpy(bounds))

    @staticmethod
    def make(n, m):
        weight = nn.Parameter(torch.randn(m, n) / n**0.5)
        return weight, nn.Parameter(torch.zeros(m))

    def forward(self, obs):
        x = F.linear(obs, self.w1, self.b1).clamp(min=0)
        x = F.linear(x, self.w2, self.b2).clamp(min=0)
        x = F.linear(x, self.w3, self.b3).tanh()
        low, high = self.bounds
        return torch.lerp(low.expand_as(x), high.expand_as(x), (x + 1) / 2)
