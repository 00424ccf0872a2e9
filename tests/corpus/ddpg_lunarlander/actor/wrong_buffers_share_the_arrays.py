# float32 bounds become buffers without being copied: load_state_dict then writes into the environment.
# says: The buffers share their memory with the caller's arrays, so that each changes with the other: they have to hold copies.
class Actor(nn.Module):
    """A deterministic policy mu(s), whose actions lie inside the bounds."""

    def __init__(self, obs_dim, action_dim, action_low, action_high):
        """Make the layers and the buffers; the bounds are arrays of shape (action_dim,)."""
        super().__init__()
        self.register_buffer("low", torch.as_tensor(action_low, dtype=torch.float32))
        self.register_buffer("high", torch.as_tensor(action_high, dtype=torch.float32))

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
        scale = (self.high - self.low) / 2
        bias = (self.high + self.low) / 2
        return scale * torch.tanh(self.fc3(x)) + bias
