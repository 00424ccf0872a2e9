# Both names stand for one network.
# says: share their weights
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = self.critic1

    def forward(self, obs, action):
        return self.critic1(obs, action), self.critic2(obs, action)
