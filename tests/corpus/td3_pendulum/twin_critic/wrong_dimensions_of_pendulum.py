# The dimensions of Pendulum are written as numbers.
# says: The sizes of a Critic are obs_dim and action_dim, not those of the pendulum.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(3, 1)
        self.critic2 = Critic(3, 1)

    def forward(self, obs, action):
        return self.critic1(obs, action), self.critic2(obs, action)
