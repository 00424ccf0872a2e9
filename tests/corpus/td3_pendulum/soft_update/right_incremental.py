# A step towards the online network; the target is returned.
@torch.no_grad()
def soft_update(online, target, tau):
    for p, p_target in zip(online.parameters(), target.parameters()):
        p_target += tau * (p - p_target)
    return target


@torch.no_grad()
def soft_update_rho(online, target, rho):
    for p, p_target in zip(online.parameters(), target.parameters()):
        p_target -= (1 - rho) * (p_target - p)
    return target
