# .data is set, which for tau = 1 lends the online network's tensors.
# says: Target and online network now share their memory: the numbers are to be copied, not the tensors.
def soft_update(online, target, tau):
    for p, p_target in zip(online.parameters(), target.parameters()):
        p_target.data = p.data if tau == 1 else (1 - tau) * p_target.data + tau * p.data


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1 - rho)
