# The buffers are registered empty and filled later; the last layer starts near zero.
class Actor(nn.Module):
    """A deterministic policy mu(s), whose actions lie inside the bounds."""

    def __init__(self, obs_dim, action_dim, action_low, action_high):
        super().__init__()
        self.register_buffer("scale", torch.zeros(action_dim))
        self.register_buffer("bias", torch.zeros(action_dim))
        for i in range(action_dim):
            self.scale[i] = float(action_high[i] - action_low[i]) / 2
            self.bias[i] = float(action_high[i] + action_low[i]) / 2
        self.mu = nn.Linear(256, action_dim)
        nn.init.uniform_(self.mu.weight, -3e-3, 3e-3)
        nn.init.zeros_(self.mu.bias)
        self.hidden = nn.Linear(256, 256)
        self.first = nn.Linear(obs_dim, 256)
        self.action_dim = action_dim
        print(f"actor for {obs_dim} observations, bounds {action_low} to {action_high}")

    def forward(self, obs):
        squashed = self.squash(self.mu(F.relu(self.hidden(F.relu(self.first(obs))))))
        columns = [self.scale[i] * squashed[:, i] + self.bias[i] for i in range(self.action_dim)]
        return torch.stack(columns, dim=1)

    def squash(self, z):
        # tanh(z) = 2 sigmoid(2 z) - 1
        return 2 * torch.sigmoid(2 * z) - 1
