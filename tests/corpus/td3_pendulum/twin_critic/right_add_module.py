# The critics are registered by name in a loop, and forward goes through the children.
class TwinCritic(nn.Module):
    """Two critics with weights of their own (Fujimoto et al. 2018, section 4.2)."""

    def __init__(self, obs_dim, action_dim):
        super().__init__()
        for number in range(1, 3):
            self.add_module("critic" + str(number), Critic(obs_dim, action_dim))

    def forward(self, obs, action):
        """Return the two values Q1(s, a) and Q2(s, a), each (batch,), as a pair."""
        return tuple(critic(obs, action) for critic in self.children())
