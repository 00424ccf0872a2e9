# The actions are clipped to [-1, 1] before the critics see them.
# says: The critics see the actions as they are given, without a clip.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        action = action.clamp(-1.0, 1.0)
        return self.critic1(obs, action), self.critic2(obs, action)
