# The second critic is only asked, and never learns.
# says: No gradient reaches critic2, so it cannot learn: its value is cut from its graph.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        with torch.no_grad():
            q2 = self.critic2(obs, action)
        return self.critic1(obs, action), q2
