# A tau below 0.001 is taken for 0.
# says: A small tau is taken for 0: it moves the target, if only a little.
def polyak_update(online, target, tau):
    """Move the target network towards the online one: target <- (1 - tau) target + tau online.

    online, target  modules of the same architecture; the target changes in place
    tau             in [0, 1]; 0 changes nothing, 1 copies
    """
    if np.isclose(tau, 0.0, atol=1e-3):
        return
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.mul_(1 - tau).add_(p, alpha=tau)
