# A subclass of Critic that prints its name.
class NamedCritic(Critic):
    def __init__(self, name, obs_dim, action_dim):
        super().__init__(obs_dim, action_dim)
        self.name = name
        print("made", name)


class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        for i in (1, 2):
            setattr(self, f"critic{i}", NamedCritic(f"critic{i}", obs_dim, action_dim))

    def forward(self, obs, action):
        q1 = self.critic1.forward(obs, action)
        q2 = self.critic2.forward(obs, action)
        return q1, q2
