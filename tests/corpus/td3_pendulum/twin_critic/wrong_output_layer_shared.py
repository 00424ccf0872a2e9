# The last layer of both is one.
# says: The two critics share one of their layers, so they are not independent.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)
        self.critic2.layers[-1] = self.critic1.layers[-1]

    def forward(self, obs, action):
        return self.critic1(obs, action), self.critic2(obs, action)
