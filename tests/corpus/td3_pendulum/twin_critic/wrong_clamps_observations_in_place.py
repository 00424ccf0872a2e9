# Observations are limited in their own memory.
# says: The observations were changed in place: they belong to the caller.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        if not obs.requires_grad:
            obs.clamp_(-8.0, 8.0)
        return self.critic1(obs, action), self.critic2(obs, action)
