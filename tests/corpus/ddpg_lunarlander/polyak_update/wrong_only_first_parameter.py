# The return stands one level too deep: after the first parameter it is all over.
# says: Not every parameter of the target follows: all weights and all biases do, in every layer.
def polyak_update(online, target, tau):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.copy_((1 - tau) * p_target + tau * p)
            return target
