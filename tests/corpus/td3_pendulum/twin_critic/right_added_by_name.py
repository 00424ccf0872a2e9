# The critics are registered by add_module; a learner reads the loop's values from a list.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        for name in ("critic1", "critic2"):
            self.add_module(name, Critic(obs_dim=obs_dim, action_dim=action_dim))

    def forward(self, obs, action):
        values = [net(obs=obs, action=action) for net in self.children()]
        q1, q2 = values
        return (q1, q2)
