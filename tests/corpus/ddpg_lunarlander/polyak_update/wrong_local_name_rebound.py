# The result is given to the loop variable: a local name, while the target stays as it is.
# says: The target did not move: its own parameters have to be changed in place, and not a copy or a local name.
def polyak_update(online, target, tau):
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target = (1 - tau) * p_target + tau * p
