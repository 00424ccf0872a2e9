# Clears the gradients of the online network before it reads the parameters.
# says: The online network's gradients were changed: only the target's numbers move.
def soft_update(online, target, tau):
    online.zero_grad()
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.lerp_(p, tau)


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1.0 - rho)
