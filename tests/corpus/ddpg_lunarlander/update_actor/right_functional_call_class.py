# The critic is called with detached weights by torch.func.functional_call, inside a small class.
class _FrozenCritic:
    """A critic through which gradients pass without stopping in it."""

    def __init__(self, critic: nn.Module):
        self.critic = critic
        self.tensors = {name: p.detach() for name, p in critic.named_parameters()}

    def __call__(self, obs: torch.Tensor, action: torch.Tensor) -> torch.Tensor:
        return torch.func.functional_call(self.critic, self.tensors, (obs, action))


def update_actor(actor, critic, actor_optimizer, obs):
    """Train the actor for one optimizer step (Lillicrap et al. 2016, eq. 6)."""
    q = _FrozenCritic(critic)(obs, actor(obs))
    loss = torch.einsum("b->", q) / -len(q)
    actor_optimizer.zero_grad()
    loss.backward()
    value = loss.detach().item()
    actor_optimizer.step()
    return value
