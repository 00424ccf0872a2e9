# Only layers that are children of the network itself are updated.
# says: Layers that lie deeper in the network do not follow: modules may hold modules.
def polyak_update(online, target, tau):
    with torch.no_grad():
        for a, b in zip(online.children(), target.children()):
            for p, t in zip(a.parameters(recurse=False), b.parameters(recurse=False)):
                t.mul_(1 - tau).add_(p, alpha=tau)
