# Autograd objects to the change.
# says: change them under torch.no_grad()
def soft_update(online, target, tau):
    for p, p_target in zip(online.parameters(), target.parameters()):
        p_target.mul_(1 - tau).add_(tau * p)


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1 - rho)
