# tau times the online network, and nothing of the target is left.
# says: Is the target's own share missing?
def polyak_update(online, target, tau):
    for p, p_target in zip(online.parameters(), target.parameters()):
        p_target.data.copy_(tau * p.data)
