# A helper walks down the modules and mixes each module's own parameters with out=.
def _mix(fast, slow, tau):
    own_fast, own_slow = (list(m.parameters(recurse=False)) for m in (fast, slow))
    for a, b in zip(own_fast, own_slow):
        torch.add(b.mul_(1.0 - tau), a, alpha=tau, out=b)
    for child_fast, child_slow in zip(fast.children(), slow.children()):
        _mix(child_fast, child_slow, tau)


def polyak_update(online, target, tau):
    """Move the target network towards the online one: target <- (1 - tau) target + tau online.

    online, target  modules of the same architecture; the target changes in place
    tau             in [0, 1]; 0 changes nothing, 1 copies
    """
    with torch.no_grad():
        _mix(online, target, float(tau))
