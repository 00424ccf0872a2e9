# A fixed 0.005 where the argument should stand.
# says: Is the argument tau used
def polyak_update(online, target, tau):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.copy_((1 - 0.005) * p_target + 0.005 * p)
