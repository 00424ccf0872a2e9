# rho is handed on as it is.
# says: rho is taken for tau: it is the target's own share, 1 - tau, and not the online network's.
def soft_update(online, target, tau):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.mul_(1 - tau).add_(tau * p)


def soft_update_rho(online, target, rho):
    soft_update(online, target, rho)
