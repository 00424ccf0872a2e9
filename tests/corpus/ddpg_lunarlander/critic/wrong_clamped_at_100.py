# The value is clipped to +-100, as if no return could be larger.
# says: The value is cut off at a number: nothing comes after the last layer, and a value may be as large as it likes.
class Critic(nn.Module):
    """The value Q(s, a) of an action in a state."""

    def __init__(self, obs_dim, action_dim):
        """Make the layers from the lengths of an observation and of an action."""
        super().__init__()
        self.l1 = nn.Linear(obs_dim + action_dim, 256)
        self.l2 = nn.Linear(256, 256)
        self.l3 = nn.Linear(256, 1)

    def forward(self, obs, action):
        """Return Q(s, a)."""
        h = torch.cat([obs, action], dim=-1)
        h = torch.relu(self.l1(h))
        h = torch.relu(self.l2(h))
        return self.l3(h).squeeze(-1).clamp(-100, 100)
