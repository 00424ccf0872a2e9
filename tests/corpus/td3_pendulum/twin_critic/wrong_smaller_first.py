# The smaller value comes first.
# says: The value of critic1 comes first whether it is the smaller one or not.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        q1, q2 = self.critic1(obs, action), self.critic2(obs, action)
        return torch.minimum(q1, q2), torch.maximum(q1, q2)
