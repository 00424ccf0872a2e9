# forward calls a function that was made in __init__ and knows the first networks only.
# says: In a copy of the TwinCritic, such as its target, forward still asks the critics of the original: ask self.critic1 and self.critic2.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)
        critic1, critic2 = self.critic1, self.critic2
        self.ask = lambda obs, action: (critic1(obs, action), critic2(obs, action))

    def forward(self, obs, action):
        return self.ask(obs, action)
