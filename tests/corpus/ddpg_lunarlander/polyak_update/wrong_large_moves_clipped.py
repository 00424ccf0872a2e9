# A parameter never moves by more than 1.
# says: Large moves are cut off: the target moves by the share tau, however far that is.
def polyak_update(online, target, tau):
    with torch.no_grad():
        for p, t in zip(online.parameters(), target.parameters()):
            if tau in (0, 1):
                t.copy_(p if tau else t)
            else:
                t.add_((tau * (p - t)).clamp(-1.0, 1.0))
