# A tau above one half is taken for a rho and turned round.
# says: A tau above one half is taken for a rho: it is what the argument's name says, whatever its size.
def soft_update(online, target, tau):
    """Move the target's parameters, in place: target <- (1 - tau) target + tau online."""
    if 0.5 < tau < 1.0:
        tau = 1.0 - tau
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.lerp_(p, tau)


def soft_update_rho(online, target, rho):
    """The same in the other convention: target <- rho target + (1 - rho) online."""
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.mul_(rho).add_(p, alpha=1.0 - rho)
