# Both names stand for one network.
# says: critic1 and critic2 are one network under two names, so the smaller of their values is the value of one.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = self.critic1

    def forward(self, obs, action):
        return self.critic1(obs, action), self.critic2(obs, action)
