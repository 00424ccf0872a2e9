# Zips the parameters in opposite order wherever the shapes agree.
# says: Parameters of equal shape are mixed up: each follows the one at the same place in the online network.
def soft_update(online, target, tau):
    sources = {}
    for p in reversed(list(online.parameters())):
        sources.setdefault(p.shape, []).append(p)
    with torch.no_grad():
        for p_target in target.parameters():
            p_target.lerp_(sources[p_target.shape].pop(0), tau)


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1.0 - rho)
