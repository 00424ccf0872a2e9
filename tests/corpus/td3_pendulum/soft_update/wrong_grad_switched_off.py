# Switches autograd off for good.
# says: Nothing learns any more in the rest of the notebook: switch gradients off for the update alone.
def soft_update(online, target, tau):
    torch.set_grad_enabled(False)
    for p, p_target in zip(online.parameters(), target.parameters()):
        p_target.lerp_(p, tau)


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1.0 - rho)
