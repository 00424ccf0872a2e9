# The foreach functions move all parameters at once; the second function stands on its own.
@torch.no_grad()
def soft_update(online, target, tau):
    """Move the target's parameters, in place: target <- (1 - tau) target + tau online."""
    old = [parameter for parameter in target.parameters()]
    new = [parameter for parameter in online.parameters()]
    torch._foreach_lerp_(old, new, float(tau))


@torch.no_grad()
def soft_update_rho(online, target, rho):
    """The same in the other convention: target <- rho target + (1 - rho) online."""
    old = list(target.parameters())
    torch._foreach_mul_(old, rho)
    torch._foreach_add_(old, list(online.parameters()), alpha=1.0 - rho)
