# One nn.Sequential that ends in a Flatten which starts at dimension 0.
class Critic(nn.Module):
    """The value Q(s, a) of an action in a state."""

    def __init__(self, obs_dim, action_dim):
        """Make the layers from the lengths of an observation and of an action."""
        super().__init__()
        width = 256
        self.net = nn.Sequential(
            nn.Linear(obs_dim + action_dim, width),
            nn.ReLU(),
            nn.Linear(width, width),
            nn.ReLU(),
            nn.Linear(width, 1),
            nn.Flatten(start_dim=0),
        )

    def forward(self, obs, action):
        """Return Q(s, a).

        obs      (batch, obs_dim) float32
        action   (batch, action_dim) float32
        returns  (batch,) float32
        """
        return self.net(torch.hstack((obs, action)))
