# New parameters are assigned: whoever holds the old ones sees nothing.
# says: The target has new parameters: whoever holds the old ones sees nothing of the update. Change the numbers in place.
def soft_update(online, target, tau):
    new, source = target.state_dict(), online.state_dict()
    for name in new:
        new[name] = (1 - tau) * new[name] + tau * source[name]
    target.load_state_dict(new, assign=True)


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1 - rho)
