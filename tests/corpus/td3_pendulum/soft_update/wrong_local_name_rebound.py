# The result goes to the loop variable.
# says: or is only a local name bound anew?
def soft_update(online, target, tau):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target = (1 - tau) * p_target + tau * p


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1 - rho)
