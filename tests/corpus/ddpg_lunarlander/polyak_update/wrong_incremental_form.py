# target + tau * (online - target): right on paper, but with tau = 1 it loses digits.
# says: write it as a weighted sum
def polyak_update(online, target, tau):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target.add_(tau * (p - p_target))
