# The difference the other way round: exact at tau = 1, but not at 0.
# says: With tau = 0 the target is not exactly what it was: a share of the difference loses digits, a weighted sum of both does not.
def polyak_update(online, target, tau):
    """Move the target network towards the online one."""
    with torch.no_grad():
        for p, t in zip(online.parameters(), target.parameters()):
            t.copy_(p + (1 - tau) * (t - p))
