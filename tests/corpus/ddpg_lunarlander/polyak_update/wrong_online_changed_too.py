# Both networks are multiplied in place, also the one that should only be read.
# says: The online network was changed: it is only read, and the target follows.
def polyak_update(online, target, tau):
    for p, p_target in zip(online.parameters(), target.parameters()):
        p_target.data.mul_(1 - tau).add_(p.data.mul_(tau))
