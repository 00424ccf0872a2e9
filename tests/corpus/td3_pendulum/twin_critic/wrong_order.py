# The second value comes first.
# says: The value of critic1 comes first, that of critic2 second.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        return self.critic2(obs, action), self.critic1(obs, action)
