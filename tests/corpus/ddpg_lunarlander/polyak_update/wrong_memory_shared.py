# The online network is mixed, and the target gets its tensors: one network under two names.
# says: The online network was changed: it is only read, and the target follows.
def polyak_update(online, target, tau):
    for p, p_target in zip(online.parameters(), target.parameters()):
        p.data.copy_((1 - tau) * p_target.data + tau * p.data)
        p_target.data = p.data
