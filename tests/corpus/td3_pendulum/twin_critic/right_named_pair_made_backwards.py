# The second critic is made first, and forward returns a pair with names.
class TwoValues(NamedTuple):
    """What the two critics say."""

    first: torch.Tensor
    second: torch.Tensor


class TwinCritic(nn.Module):
    """Two critics with weights of their own (Fujimoto et al. 2018, section 4.2)."""

    def __init__(self, obs_dim: int, action_dim: int):
        super().__init__()
        self.critic2 = Critic(obs_dim, action_dim)
        self.critic1 = Critic(obs_dim, action_dim)

    def forward(self, obs: torch.Tensor, action: torch.Tensor) -> TwoValues:
        """Return the two values Q1(s, a) and Q2(s, a), each (batch,), as a pair."""
        return TwoValues(second=self.critic2(obs, action), first=self.critic1(obs, action))
