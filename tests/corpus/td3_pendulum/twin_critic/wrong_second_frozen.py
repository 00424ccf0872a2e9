# The second critic asks for no gradients.
# says: The second critic can learn nothing: its parameters do not ask for gradients.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)
        self.critic2.requires_grad_(False)

    def forward(self, obs, action):
        return self.critic1(obs, action), self.critic2(obs, action)
