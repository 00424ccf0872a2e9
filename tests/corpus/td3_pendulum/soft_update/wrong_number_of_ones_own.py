# 0.005 where the argument should stand.
# says: Is the argument tau used, or a number of your own?
def soft_update(online, target, tau):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.lerp_(p, 0.005)


def soft_update_rho(online, target, rho):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.mul_(0.995).add_(0.005 * p)
