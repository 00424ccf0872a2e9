# The critics get the action without its graph.
# says: No gradient reaches the action, through which the actor learns: is it detached?
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        action = action.detach()
        return self.critic1(obs, action), self.critic2(obs, action)
