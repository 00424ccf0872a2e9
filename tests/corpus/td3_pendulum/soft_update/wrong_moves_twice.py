# Once through the layers and once through the whole network.
# says: The target moves twice in one update: each parameter moves once.
def soft_update(online, target, tau):
    with torch.no_grad():
        for a, b in ((online, target), (online, target)):
            for p, p_target in zip(a.parameters(), b.parameters()):
                p_target.lerp_(p, tau)


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1.0 - rho)
