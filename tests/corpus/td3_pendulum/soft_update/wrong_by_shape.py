# Finds the partner of a parameter by its shape.
# says: Parameters of equal shape are mixed up: each follows the one at the same place in the online network.
def soft_update(online, target, tau):
    partner = {p.shape: p for p in online.parameters()}
    with torch.no_grad():
        for p_target in target.parameters():
            p_target.lerp_(partner[p_target.shape], tau)


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1.0 - rho)
