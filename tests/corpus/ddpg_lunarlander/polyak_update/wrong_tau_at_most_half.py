# tau is kept at 0.5 or below, where it is not 1.
# says: A large tau is cut off: any tau between 0 and 1 is allowed.
def polyak_update(online, target, tau):
    tau = tau if tau == 1 else min(tau, 0.5)
    with torch.no_grad():
        for p, t in zip(online.parameters(), target.parameters()):
            t.mul_(1 - tau).add_(p, alpha=tau)
