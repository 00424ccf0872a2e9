# One nn.Sequential that ends with nn.Tanh; the bounds themselves are the buffers.
class Actor(nn.Module):
    def __init__(self, obs_dim, action_dim, action_low, action_high, hidden_size=256):
        super().__init__()
        self.net = nn.Sequential(
            nn.Linear(obs_dim, hidden_size),
            nn.ReLU(),
            nn.Linear(hidden_size, hidden_size),
            nn.ReLU(),
            nn.Linear(hidden_size, action_dim),
            nn.Tanh(),
        )
        self.register_buffer("action_low", torch.tensor(action_low, dtype=torch.float32))
        self.register_buffer("action_high", torch.tensor(action_high, dtype=torch.float32))

    def forward(self, obs):
        unit = (self.net(obs) + 1) / 2
        return self.action_low + unit * (self.action_high - self.action_low)
