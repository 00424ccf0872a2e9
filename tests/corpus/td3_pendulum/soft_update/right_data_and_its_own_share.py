# Works on .data in place of no_grad; soft_update is made from the other function.
def soft_update_rho(online: nn.Module, target: nn.Module, rho: float) -> None:
    """The same in the other convention: target <- rho target + (1 - rho) online."""
    pairs = list(zip(target.parameters(), online.parameters()))
    for i in range(len(pairs)):
        slow, fast = pairs[i]
        slow.data.mul_(rho)
        slow.data.add_(fast.data, alpha=1 - rho)


def soft_update(online: nn.Module, target: nn.Module, tau: float, verbose: bool = False) -> None:
    """Move the target's parameters, in place: target <- (1 - tau) target + tau online."""
    if verbose:
        print("tau", tau)
    soft_update_rho(online, target, 1 - tau)
