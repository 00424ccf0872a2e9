# The online parameters are scaled by tau and scaled back, which rounds them and makes nan of them at tau = 0.
# says: The online network was changed and not quite changed back: it only is read.
def soft_update(online, target, tau):
    """Move the target's parameters, in place: target <- (1 - tau) target + tau online."""
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p.mul_(tau)
            p_target.mul_(1 - tau).add_(p)
            p.div_(tau)


def soft_update_rho(online, target, rho):
    """The same in the other convention: target <- rho target + (1 - rho) online."""
    soft_update(online, target, 1.0 - rho)
