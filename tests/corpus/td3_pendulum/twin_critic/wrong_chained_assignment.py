# One assignment to two names: there is one network.
# says: critic1 and critic2 are one network under two names, so the smaller of their values is the value of one.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = self.critic2 = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        return self.critic1(obs, action), self.critic2(obs, action)
