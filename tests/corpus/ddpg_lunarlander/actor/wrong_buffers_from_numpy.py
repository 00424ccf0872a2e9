# The buffers are the caller's arrays themselves, of whatever dtype, and are converted in forward.
# says: The buffers share their memory with the caller's arrays, so that each changes with the other: they have to hold copies.
class Actor(nn.Module):
    """A deterministic policy mu(s), whose actions lie inside the bounds."""

    def __init__(self, obs_dim, action_dim, action_low, action_high):
        """Make the layers and the buffers; the bounds are arrays of shape (action_dim,)."""
        super().__init__()
        self.register_buffer("low", torch.from_numpy(action_low))
        self.register_buffer("high", torch.from_numpy(action_high))

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
        scale = ((self.high - self.low) / 2).float()
        bias = ((self.high + self.low) / 2).float()
        return scale * torch.tanh(self.fc3(x)) + bias
