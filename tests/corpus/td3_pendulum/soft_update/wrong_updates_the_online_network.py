# The online network follows the target.
# says: The online network was changed: only the target moves.
def soft_update(online, target, tau):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p.lerp_(p_target, tau)


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1 - rho)
