# The target becomes float32.
# says: The target's numbers have another dtype than before.
def polyak_update(online, target, tau):
    target.float()
    with torch.no_grad():
        for p, t in zip(online.parameters(), target.parameters()):
            t.mul_(1 - tau).add_(p.float(), alpha=tau)
