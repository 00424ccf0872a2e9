# tau is taken for the target's own share.
# says: This is the other convention: is tau taken for rho = 1 - tau?
def soft_update(online, target, tau):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.copy_(tau * p_target + (1 - tau) * p)


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1 - rho)
