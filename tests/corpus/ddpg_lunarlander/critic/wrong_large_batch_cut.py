# A batch of more than 512 is cut into pieces, and what is left over is lost.
# says: The last pairs of a large batch are lost: there is a number for each pair, however many come.
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
        for start in range(0, n - 511, 512):
            pieces.append(self._values(obs[start : start + 512], action[start : start + 512]))
        return torch.cat(pieces)

    def _values(self, obs, action):
        x = torch.cat([obs, action], dim=-1)
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x).squeeze(-1)
