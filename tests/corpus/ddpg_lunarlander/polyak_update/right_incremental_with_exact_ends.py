# The incremental form, with tau = 1 taken care of on its own.
def polyak_update(online, target, tau):
    if tau == 1:
        target.load_state_dict(online.state_dict())
        return
    with torch.no_grad():
        for p, p_target in zip(online.parameters(), target.parameters()):
            p_target += tau * (p - p_target)
