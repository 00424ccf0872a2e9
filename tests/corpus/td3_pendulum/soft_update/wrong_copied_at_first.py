# The first update of a target is a full copy, as at the start of a training.
# says: The target is now a copy of the online network: it moves only a share of the way.
seen = []


def soft_update(online, target, tau):
    first = not any(target is one for one in seen)
    seen.append(target)
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.lerp_(p, 1.0 if first else tau)


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1.0 - rho)
