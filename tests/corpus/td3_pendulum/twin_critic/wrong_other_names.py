# The critics have other names, which td3_update does not find.
# says: td3_update and the plots look for two networks, under the names self.critic1 and self.critic2.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.q1 = Critic(obs_dim, action_dim)
        self.q2 = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        return self.q1(obs, action), self.q2(obs, action)
