# What enters the tanh is clipped to +-3, against saturation.
# says: The numbers before the tanh are cut off: the actions close to the bounds are never reached.
class Actor(nn.Module):
    """A deterministic policy mu(s), whose actions lie inside the bounds."""

    def __init__(self, obs_dim, action_dim, action_low, action_high):
        """Make the layers and the buffers; the bounds are arrays of shape (action_dim,)."""
        super().__init__()
        self.l1 = nn.Linear(obs_dim, 256)
        self.l2 = nn.Linear(256, 256)
        self.l3 = nn.Linear(256, action_dim)
        low = torch.as_tensor(action_low, dtype=torch.float32)
        high = torch.as_tensor(action_high, dtype=torch.float32)
        self.register_buffer("scale", (high - low) / 2)
        self.register_buffer("bias", (high + low) / 2)

    def forward(self, obs):
        """Return mu(s)."""
        h = torch.relu(self.l1(obs))
        h = torch.relu(self.l2(h))
        return self.scale * torch.tanh(self.l3(h).clamp(-3, 3)) + self.bias
