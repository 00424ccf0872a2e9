# tau is taken for the target's own share, as in texts that write rho.
# says: tau and 1 - tau are swapped: tau is the share of the online network.
def polyak_update(online, target, tau):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.copy_(tau * p_target + (1 - tau) * p)
