# The action stands in front of the observation, a ModuleList in a loop, indexing in place of squeeze.
class Critic(nn.Module):
    """The value Q(s, a) of an action in a state."""

    def __init__(self, obs_dim, action_dim):
        """Make the layers from the lengths of an observation and of an action."""
        super().__init__()
        sizes = [action_dim + obs_dim, 256, 256, 1]
        self.layers = nn.ModuleList(nn.Linear(m, n) for m, n in zip(sizes[:-1], sizes[1:]))

    def forward(self, obs, action):
        """Return Q(s, a).

        obs      (batch, obs_dim) float32
        action   (batch, action_dim) float32
        returns  (batch,) float32
        """
        h = torch.cat((action, obs), -1)
        for i, layer in enumerate(self.layers):
            h = layer(h)
            if i < len(self.layers) - 1:
                h = torch.maximum(h, torch.zeros_like(h))
        return h[..., 0]
