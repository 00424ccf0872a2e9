# A batch of 1 loses its dimension.
# says: In a batch of 1 the values still have shape (1,): a Critic returns (batch,) already.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        return self.critic1(obs, action).squeeze(), self.critic2(obs, action).squeeze()
