# In place, but under the eyes of autograd.
# says: update them under torch.no_grad()
def polyak_update(online, target, tau):
    for p, p_target in zip(online.parameters(), target.parameters()):
        p_target.mul_(1 - tau)
        p_target.add_(tau * p)
