# A value below 0 becomes 0.
# says: A value may be negative: the output of a Critic is returned as it is.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        return F.relu(self.critic1(obs, action)), F.relu(self.critic2(obs, action))
