# Cuts the online network off from training.
# says: Parameters of the online network no longer require a gradient: it can learn no more.
def soft_update(online, target, tau):
    online.requires_grad_(False)
    target.requires_grad_(False)
    for p, p_target in zip(online.parameters(), target.parameters()):
        p_target.lerp_(p, tau)


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1.0 - rho)
