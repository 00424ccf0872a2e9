# rho is handed on as it is.
# says: is rho taken for tau = 1 - rho?
def soft_update(online, target, tau):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.mul_(1 - tau).add_(tau * p)


def soft_update_rho(online, target, rho):
    soft_update(online, target, rho)
