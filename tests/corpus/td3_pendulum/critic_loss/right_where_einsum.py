# Detach in place of no_grad, torch.where in place of the product, einsum for the sum of squares.
def must_bootstrap(terminated: torch.Tensor, truncated: torch.Tensor) -> torch.Tensor:
    """Where the value of the next observation counts: (batch,) bool, a new tensor."""
    return torch.logical_not(terminated)


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    """Mean squared error of Q(s, a) against the target, which gets no gradient."""
    obs, action, reward, next_obs, terminated, truncated = batch
    later = target_critic(next_obs, target_actor(next_obs)).detach()
    y = torch.where(must_bootstrap(terminated, truncated), reward + gamma * later, reward)
    error = critic(obs, action) - y
    return torch.einsum("i,i->", error, error) / error.numel()
