# Parameters that are frozen in the online network are left where they are in the target.
# says: Some parameters are left out: each moves, whether it asks for a gradient or not.
def soft_update(online, target, tau):
    """Move the target's parameters, in place: target <- (1 - tau) target + tau online."""
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            if not p.requires_grad:
                continue
            p_target.lerp_(p, tau)


def soft_update_rho(online, target, rho):
    """The same in the other convention: target <- rho target + (1 - rho) online."""
    soft_update(online, target, 1.0 - rho)
