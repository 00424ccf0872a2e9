# The weights of the first are loaded into the second, as for a target network.
# says: Both critics start with equal weights, in all of their layers or in some. They learn from one target, so what is equal stays so: each needs weights that were drawn for it.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)
        self.critic2.load_state_dict(self.critic1.state_dict())

    def forward(self, obs, action):
        return self.critic1(obs, action), self.critic2(obs, action)
