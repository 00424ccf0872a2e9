# tau of the online network on top of the whole target.
# says: The target's own share is not weighted: it keeps all of its numbers, and the online network's come on top.
def soft_update(online, target, tau):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.add_(tau * p)


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1 - rho)
