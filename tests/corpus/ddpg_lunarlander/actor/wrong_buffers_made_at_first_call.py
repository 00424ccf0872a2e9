# The buffers are registered in the first call.
# says: The buffers are made in the first call only: a network that was just made has none to save or to load. They belong into the constructor.
class Actor(nn.Module):
    """A deterministic policy mu(s), whose actions lie inside the bounds."""

    def __init__(self, obs_dim, action_dim, action_low, action_high):
        """Make the layers and the buffers; the bounds are arrays of shape (action_dim,)."""
        super().__init__()
        self._bounds = (np.array(action_low, dtype=np.float32), np.array(action_high, dtype=np.float32))

        self.fc1 = nn.Linear(obs_dim, 256)
        self.fc2 = nn.Linear(256, 256)
        self.fc3 = nn.Linear(256, action_dim)

    def forward(self, obs):
        """Return mu(s).

        obs      (batch, obs_dim) float32
        returns  (batch, action_dim) float32, inside the bounds
        """
        if not hasattr(self, "action_scale"):
            low, high = (torch.as_tensor(b, device=obs.device) for b in self._bounds)
            self.register_buffer("action_scale", (high - low) / 2)
            self.register_buffer("action_bias", (high + low) / 2)
        x = F.relu(self.fc1(obs))
        x = F.relu(self.fc2(x))
        return self.action_scale * torch.tanh(self.fc3(x)) + self.action_bias
