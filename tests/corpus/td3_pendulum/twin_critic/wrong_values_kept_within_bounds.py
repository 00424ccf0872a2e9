# The values are kept between -500 and 500, since no return is beyond.
# says: The values have no bounds: the output of a Critic is returned as it is.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        return tuple(q(obs, action).clamp(-500, 500) for q in (self.critic1, self.critic2))
