# The first formula with another letter.
# says: is rho taken for tau = 1 - rho?
def soft_update(online, target, tau):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.copy_((1 - tau) * p_target + tau * p)


def soft_update_rho(online, target, rho):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.copy_((1 - rho) * p_target + rho * p)
