# The target is frozen to silence autograd: now its numbers have a history.
# says: The update left a trace in autograd: every update makes the history of the target's numbers longer.
def soft_update(online, target, tau):
    target.requires_grad_(False)
    for p, p_target in zip(online.parameters(), target.parameters()):
        p_target.copy_((1 - tau) * p_target + tau * p)


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1 - rho)
