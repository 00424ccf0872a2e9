# No no_grad; frozen targets, as the lab has them, get a history that grows with each update.
# says: Frozen targets get a history, which grows with every update: moving them is not a part of any graph.
def soft_update(online, target, tau):
    """Move the target's parameters, in place: target <- (1 - tau) target + tau online."""
    for p, p_target in zip(online.parameters(), target.parameters()):
        if p_target.is_leaf and p_target.requires_grad:
            with torch.no_grad():
                p_target.copy_((1 - tau) * p_target + tau * p)
        else:
            p_target.copy_((1 - tau) * p_target + tau * p)


def soft_update_rho(online, target, rho):
    """The same in the other convention: target <- rho target + (1 - rho) online."""
    soft_update(online, target, 1.0 - rho)
