# The target is put into evaluation mode.
# says: The target is in another mode, training or evaluation, than before: only its parameters change.
def polyak_update(online, target, tau):
    """Move the target network towards the online one: target <- (1 - tau) target + tau online.

    online, target  modules of the same architecture; the target changes in place
    tau             in [0, 1]; 0 changes nothing, 1 copies
    """
    target.eval()
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.mul_(1 - tau).add_(p, alpha=tau)
