# The second value gives no gradient to obs and action, since only the first is climbed.
# says: The second value gives no gradient to observations and actions: both are functions of them.
class TwinCritic(nn.Module):
    """Two critics with weights of their own (Fujimoto et al. 2018, section 4.2)."""

    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        """Return the two values Q1(s, a) and Q2(s, a), each (batch,), as a pair."""
        return self.critic1(obs, action), self.critic2(obs.detach(), action.detach())
