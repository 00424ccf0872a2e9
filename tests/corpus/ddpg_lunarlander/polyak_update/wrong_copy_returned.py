# A mixed copy is returned, the target itself stays where it was.
# says: The target did not move: its own parameters have to be changed in place, and not a copy or a local name.
def polyak_update(online, target, tau):
    mixed = copy.deepcopy(target)
    with torch.no_grad():
        for p, p_mixed in zip(online.parameters(), mixed.parameters()):
            p_mixed.copy_((1 - tau) * p_mixed + tau * p)
    return mixed
