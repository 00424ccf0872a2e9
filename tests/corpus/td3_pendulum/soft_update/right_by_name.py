# Parameters are found by their names, and one helper with two weights serves both functions.
def _mix(online, target, weight_online, weight_target):
    sources = dict(online.named_parameters())
    with torch.no_grad():
        for name, parameter in target.named_parameters():
            parameter.copy_(weight_target * parameter + weight_online * sources[name])


def soft_update(online, target, tau):
    """Move the target's parameters, in place: target <- (1 - tau) target + tau online."""
    _mix(online, target, weight_online=tau, weight_target=1 - tau)


def soft_update_rho(online, target, rho):
    """The same in the other convention: target <- rho target + (1 - rho) online."""
    _mix(online, target, weight_online=1 - rho, weight_target=rho)
