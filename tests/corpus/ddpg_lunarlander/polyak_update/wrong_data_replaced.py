# Each parameter's .data is replaced by a new tensor.
# says: New memory lies behind the target's parameters, and whoever holds the old one sees nothing: the numbers have to change in place.
def polyak_update(online, target, tau):
    """Move the target network towards the online one: target <- (1 - tau) target + tau online.

    online, target  modules of the same architecture; the target changes in place
    tau             in [0, 1]; 0 changes nothing, 1 copies
    """
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.data = (1 - tau) * p_target.data + tau * p.data
