# Each value is a column.
# says: A Critic returns values of shape (batch,) already: no dimension is added.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        q1 = self.critic1(obs, action).unsqueeze(-1)
        q2 = self.critic2(obs, action).unsqueeze(-1)
        return q1, q2
