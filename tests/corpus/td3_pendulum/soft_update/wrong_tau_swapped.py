# tau is taken for the target's own share.
# says: tau is taken for rho: it is the online network's share, and not the target's own.
def soft_update(online, target, tau):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.copy_(tau * p_target + (1 - tau) * p)


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1 - rho)
