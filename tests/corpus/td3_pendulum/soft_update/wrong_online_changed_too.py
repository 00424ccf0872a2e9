# Both are multiplied in place.
# says: The online network was changed: only the target moves.
def soft_update(online, target, tau):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.mul_(1 - tau).add_(p.mul_(tau))


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1 - rho)
