# vector_to_parameters puts new memory behind the target's parameters.
# says: New memory lies behind the target's parameters, and whoever holds the old one sees nothing: the numbers have to change in place.
def polyak_update(online, target, tau):
    """Move the target network towards the online one: target <- (1 - tau) target + tau online.

    online, target  modules of the same architecture; the target changes in place
    tau             in [0, 1]; 0 changes nothing, 1 copies
    """
    with torch.no_grad():
        old = nn.utils.parameters_to_vector(target.parameters())
        new = nn.utils.parameters_to_vector(online.parameters())
        mixed = old.mul(1 - tau).add(new, alpha=tau)
        nn.utils.vector_to_parameters(mixed, target.parameters())
