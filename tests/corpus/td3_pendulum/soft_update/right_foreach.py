# All parameters in one call.
def soft_update(online, target, tau):
    with torch.no_grad():
        torch._foreach_lerp_(list(target.parameters()), list(online.parameters()), tau)


def soft_update_rho(online, target, rho):
    with torch.no_grad():
        mine = list(target.parameters())
        torch._foreach_mul_(mine, rho)
        torch._foreach_add_(mine, list(online.parameters()), alpha=1 - rho)
