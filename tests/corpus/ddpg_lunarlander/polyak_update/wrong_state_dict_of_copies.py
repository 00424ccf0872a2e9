# The numbers of the state dict are replaced in a dict of one's own, and never loaded.
# says: The target did not move: its own parameters have to be changed in place, and not a copy or a local name.
def polyak_update(online, target, tau):
    source, mixed = online.state_dict(), dict(target.state_dict())
    for name in mixed:
        mixed[name] = (1 - tau) * mixed[name] + tau * source[name]
