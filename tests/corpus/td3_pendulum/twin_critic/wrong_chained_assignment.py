# One assignment to two names: there is one network.
# says: share their weights
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = self.critic2 = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        return self.critic1(obs, action), self.critic2(obs, action)
