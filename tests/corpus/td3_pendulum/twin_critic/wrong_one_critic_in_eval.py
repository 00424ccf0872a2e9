# In eval mode only the first critic is asked.
# says: Both critics are asked in eval mode, too.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        q1 = self.critic1(obs, action)
        return q1, self.critic2(obs, action) if self.training else q1
