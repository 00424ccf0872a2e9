# "The other convention" taken for the other order of the networks.
# says: soft_update_rho changes the online network: the other convention is another share, not another order of the networks.
def soft_update(online, target, tau):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.lerp_(p, tau)


def soft_update_rho(online, target, rho):
    soft_update(target, online, rho)
