# The observations are made to require a gradient.
# says: The inputs are made to require a gradient: they belong to the caller, who needs them as they were.
class Critic(nn.Module):
    """The value Q(s, a) of an action in a state."""

    def __init__(self, obs_dim, action_dim):
        """Make the layers from the lengths of an observation and of an action."""
        super().__init__()
        self.fc1 = nn.Linear(obs_dim + action_dim, 256)
        self.fc2 = nn.Linear(256, 256)
        self.fc3 = nn.Linear(256, 1)

    def forward(self, obs, action):
        """Return Q(s, a).

        obs      (batch, obs_dim) float32
        action   (batch, action_dim) float32
        returns  (batch,) float32
        """
        return self._values(obs.requires_grad_(True), action)

    def _values(self, obs, action):
        x = torch.cat([obs, action], dim=-1)
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x).squeeze(-1)
