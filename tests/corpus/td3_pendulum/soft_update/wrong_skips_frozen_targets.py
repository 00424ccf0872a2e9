# Frozen parameters of the target stay.
# says: Some parameters are left out: each moves, whether it asks for a gradient or not.
def soft_update(online, target, tau):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            if p_target.requires_grad:
                p_target.lerp_(p, tau)


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1.0 - rho)
