# The mean as a dot product with weights of -1/N.
def actor_loss(actor: nn.Module, critic: nn.Module, obs: torch.Tensor) -> torch.Tensor:
    """Minus the mean of Q(s, mu(s)) over the batch: a tensor of shape ()."""
    now = actor(obs)
    q = critic(obs, now)
    weights = torch.full_like(q, -1.0 / q.numel())
    return torch.dot(weights, q)
