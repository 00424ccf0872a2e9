# The values are computed and not returned.
# says: Is a return statement missing in forward?
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        q1 = self.critic1(obs, action)
        q2 = self.critic2(obs, action)
