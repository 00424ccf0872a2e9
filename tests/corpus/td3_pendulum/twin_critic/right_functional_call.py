# The networks are called with their parameters handed over, by torch.func.
class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1 = Critic(obs_dim, action_dim)
        self.critic2 = Critic(obs_dim, action_dim)

    def forward(self, obs, action):
        call = torch.func.functional_call
        both = (self.critic1, self.critic2)
        return tuple(call(net, dict(net.named_parameters()), (obs, action)) for net in both)
