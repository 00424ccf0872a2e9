# One buffer of shape (2, action_dim) holds copies of the bounds themselves; layers in a ModuleDict.
class Actor(nn.Module):
    """A deterministic policy mu(s), whose actions lie inside the bounds."""

    def __init__(self, obs_dim, action_dim, action_low, action_high):
        """Make the layers and the buffers; the bounds are arrays of shape (action_dim,)."""
        super().__init__()
        self.register_buffer(
            "bounds", torch.from_numpy(np.stack([action_low, action_high]).astype(np.float32))
        )
        self.layers = nn.ModuleDict(
            {
                "head": nn.Linear(256, action_dim),
                "second": nn.Linear(256, 256),
                "first": nn.Linear(obs_dim, 256),
            }
        )

    def forward(self, obs):
        """Return mu(s).

        obs      (batch, obs_dim) float32
        returns  (batch, action_dim) float32, inside the bounds
        """
        h = obs
        for key in ("first", "second"):
            h = torch.relu(self.layers[key](h))
        low, high = self.bounds.unbind(0)
        return (high - low) / 2 * self.layers["head"](h).tanh() + (high + low) / 2
