# The second critic gets its two inputs in the wrong order.
# says: A Critic is called with the observation first and the action second.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        return self.critic1(action, obs), self.critic2(action, obs)
