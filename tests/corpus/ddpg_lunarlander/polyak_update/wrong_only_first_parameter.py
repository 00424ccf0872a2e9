# The return stands one level too deep: after the first parameter it is all over.
# says: Are all parameters updated, each once, weights and biases?
def polyak_update(online, target, tau):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.copy_((1 - tau) * p_target + tau * p)
            return target
