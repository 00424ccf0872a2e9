# The second is a copy whose layers then draw new weights.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = copy.deepcopy(self.critic1)
        for layer in self.critic2.layers:
            if isinstance(layer, nn.Linear):
                layer.reset_parameters()

    def forward(self, obs, action):
        return self.critic1(obs, action), self.critic2(obs, action)
