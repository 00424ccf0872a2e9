# The online network is frozen, so that no gradient is recorded.
# says: The online network no longer requires a gradient: it can learn no more.
def polyak_update(online, target, tau):
    online.requires_grad_(False)
    for p, t in zip(online.parameters(), target.parameters()):
        t.data.mul_(1 - tau).add_(p, alpha=tau)
