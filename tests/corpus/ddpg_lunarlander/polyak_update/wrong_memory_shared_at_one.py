# "tau = 1 copies", but here it only lends: from then on both networks are one.
# says: Online and target network share their memory: the numbers are copied, not the tensors.
def polyak_update(online, target, tau):
    for p, p_target in zip(online.parameters(), target.parameters()):
        if tau == 1:
            p_target.data = p.data
        else:
            p_target.data.copy_((1 - tau) * p_target.data + tau * p.data)
