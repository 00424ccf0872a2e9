# New tensors behind the same parameters.
def soft_update(online, target, tau):
    for p, p_target in zip(online.parameters(), target.parameters()):
        p_target.data = (1.0 - tau) * p_target.data + tau * p.data


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1.0 - rho)
