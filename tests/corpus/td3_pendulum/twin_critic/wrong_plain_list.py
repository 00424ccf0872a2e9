# The critics stand in a plain list: an optimizer does not see them.
# says: A plain list hides the critics from the optimizer, which finds no parameters.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critics = [Critic(obs_dim, action_dim), Critic(obs_dim, action_dim)]

    @property
    def critic1(self):
        return self.critics[0]

    @property
    def critic2(self):
        return self.critics[1]

    def forward(self, obs, action):
        return self.critic1(obs, action), self.critic2(obs, action)
