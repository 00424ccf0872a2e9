# The second critic is a copy of the first in which every layer that has parameters is drawn anew.
def _draw_anew(module):
    if hasattr(module, "reset_parameters"):
        module.reset_parameters()


class TwinCritic(nn.Module):
    """Two critics with weights of their own (Fujimoto et al. 2018, section 4.2)."""

    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = copy.deepcopy(self.critic1).apply(_draw_anew)

    def forward(self, obs, action):
        """Return the two values Q1(s, a) and Q2(s, a), each (batch,), as a pair."""
        q1 = self.critic1.forward(obs, action)
        q2 = self.critic2.forward(obs, action)
        return q1, q2
