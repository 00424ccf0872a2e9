# Where the online parameter requires no gradient, nothing is done.
# says: Parameters that require no gradient are left out: all of them follow, frozen or not.
def polyak_update(online, target, tau):
    """Move the target network towards the online one: target <- (1 - tau) target + tau online.

    online, target  modules of the same architecture; the target changes in place
    tau             in [0, 1]; 0 changes nothing, 1 copies
    """
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            if not p.requires_grad:
                continue
            p_target.mul_(1 - tau).add_(p, alpha=tau)
