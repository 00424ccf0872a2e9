# tau times the online network, and nothing of the target is left.
# says: The target's own share is missing.
def polyak_update(online, target, tau):
    for p, p_target in zip(online.parameters(), target.parameters()):
        p_target.data.copy_(tau * p.data)
