# The online share is added to a target that keeps all of its own.
# says: The target keeps all of its own share: it is weighted by 1 - tau.
def polyak_update(online, target, tau):
    for p, p_target in zip(online.parameters(), target.parameters()):
        p_target.data.add_(tau * p.data)
