# A fixed 0.005 where the argument should stand.
# says: A number stands where the argument tau belongs.
def polyak_update(online, target, tau):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.copy_((1 - 0.005) * p_target + 0.005 * p)
