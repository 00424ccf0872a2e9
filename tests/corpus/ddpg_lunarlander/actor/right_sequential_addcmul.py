# Nn.Sequential with nn.Tanh, scale and bias worked out by NumPy in float64, addcmul.
class Actor(nn.Module):
    """A deterministic policy mu(s), whose actions lie inside the bounds."""

    def __init__(self, obs_dim, action_dim, action_low, action_high):
        """Make the layers and the buffers; the bounds are arrays of shape (action_dim,)."""
        super().__init__()
        lo, hi = (np.asarray(b, dtype=np.float64) for b in (action_low, action_high))
        self.body = nn.Sequential(
            nn.Linear(obs_dim, 256), nn.ReLU(), nn.Linear(256, 256), nn.ReLU(), nn.Linear(256, action_dim), nn.Tanh()
        )
        for key, values in {"half_range": (hi - lo) / 2, "centre": (hi + lo) / 2}.items():
            self.register_buffer(key, torch.tensor(values, dtype=torch.float32))

    def forward(self, obs):
        """Return mu(s).

        obs      (batch, obs_dim) float32
        returns  (batch, action_dim) float32, inside the bounds
        """
        return torch.addcmul(self.centre, self.half_range, self.body(obs))
