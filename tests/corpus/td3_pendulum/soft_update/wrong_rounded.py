# Small changes are dropped.
# says: Small changes are lost: every parameter moves, however little.
def soft_update(online, target, tau):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.copy_(((1 - tau) * p_target + tau * p).mul(10_000).round().div(10_000))


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1.0 - rho)
