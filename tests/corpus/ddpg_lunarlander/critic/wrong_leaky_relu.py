# LeakyReLU instead of ReLU.
# says: The activation is a ReLU, which is 0 below 0, not a LeakyReLU.
class Critic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic = nn.Sequential(
            nn.Linear(obs_dim + action_dim, 256),
            nn.LeakyReLU(),
            nn.Linear(256, 256),
            nn.LeakyReLU(),
            nn.Linear(256, 1),
        )

    def forward(self, obs, action):
        return self.critic(torch.cat([obs, action], dim=-1)).squeeze(-1)
