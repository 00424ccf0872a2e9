# The return stands one level too deep.
# says: Not all parameters of the target were updated: each one moves once, weights and biases, in layers of any depth.
def soft_update(online, target, tau):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.lerp_(p, tau)
            return target


def soft_update_rho(online, target, rho):
    return soft_update(online, target, 1 - rho)
