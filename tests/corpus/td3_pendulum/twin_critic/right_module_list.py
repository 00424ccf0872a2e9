# The critics stand in an nn.ModuleList; the two names look them up.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critics = nn.ModuleList(Critic(obs_dim, action_dim) for _ in range(2))

    @property
    def critic1(self):
        return self.critics[0]

    @property
    def critic2(self):
        return self.critics[1]

    def forward(self, obs, action):
        return tuple(critic(obs, action) for critic in self.critics)
