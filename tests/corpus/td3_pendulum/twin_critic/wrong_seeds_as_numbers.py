# Two fixed seeds make the critics differ, in each TwinCritic in the same way.
# says: The generator is seeded in __init__, so that every TwinCritic starts alike, whatever the seed of the training.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        torch.manual_seed(1)
        self.critic1 = Critic(obs_dim, action_dim)
        torch.manual_seed(2)
        self.critic2 = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        return self.critic1(obs, action), self.critic2(obs, action)
