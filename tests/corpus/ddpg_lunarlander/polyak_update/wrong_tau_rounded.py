# tau is rounded to two decimals.
# says: tau is rounded: a small one such as 0.005 has to count as it is.
def polyak_update(online, target, tau):
    tau = round(tau, 2)
    with torch.no_grad():
        for p, t in zip(online.parameters(), target.parameters()):
            t.mul_(1 - tau).add_(p, alpha=tau)
