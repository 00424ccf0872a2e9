# In place, but under the eyes of autograd.
# says: Autograd watches the parameters: they are updated without recording a gradient.
def polyak_update(online, target, tau):
    for p, p_target in zip(online.parameters(), target.parameters()):
        p_target.mul_(1 - tau)
        p_target.add_(tau * p)
