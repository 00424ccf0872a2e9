# A copy is moved and returned, the target stays.
# says: The target did not move: its own numbers have to change, in place; a local name or a copy is not enough.
def soft_update(online, target, tau):
    new = copy.deepcopy(target)
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), new.parameters()):
            p_target.lerp_(p, tau)
    return new


def soft_update_rho(online, target, rho):
    return soft_update(online, target, 1.0 - rho)
