# The minimum is taken here.
# says: forward returns the two values for themselves, as a pair; the smaller one is taken in td3_target.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        return torch.minimum(self.critic1(obs, action), self.critic2(obs, action))
