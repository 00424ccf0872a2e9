# The first call copies the online network.
# says: The target is the online network at once: tau says how far it follows, at each call.
def polyak_update(online, target, tau):
    """Move the target network towards the online one: target <- (1 - tau) target + tau online.

    online, target  modules of the same architecture; the target changes in place
    tau             in [0, 1]; 0 changes nothing, 1 copies
    """
    if not getattr(target, "_initialised", False):
        target._initialised = True
        tau = 1.0  # hard update first
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.mul_(1 - tau).add_(p, alpha=tau)
