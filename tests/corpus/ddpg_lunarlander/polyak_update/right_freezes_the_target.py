# The target, which no optimizer knows, is also told to need no gradient.
def polyak_update(online, target, tau):
    target.requires_grad_(False)
    for p, p_target in zip(online.parameters(), target.parameters()):
        p_target.copy_((1 - tau) * p_target + tau * p.detach())
