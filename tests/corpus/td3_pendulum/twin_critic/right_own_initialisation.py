# Own initial weights: orthogonal, the biases 0 in both.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)
        for p in self.parameters():
            nn.init.orthogonal_(p) if p.ndim == 2 else nn.init.zeros_(p)

    def forward(self, obs, action):
        return self.critic1(obs, action), self.critic2(obs, action)
