# Autograd objects to the change.
# says: Autograd watches the parameters, and refuses to see them changed: an update is not a part of a graph.
def soft_update(online, target, tau):
    for p, p_target in zip(online.parameters(), target.parameters()):
        p_target.mul_(1 - tau).add_(tau * p)


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1 - rho)
