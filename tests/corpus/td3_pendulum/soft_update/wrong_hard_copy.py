# The whole network is copied, as in DQN.
# says: The target is now a copy of the online network: it moves only a share of the way.
def soft_update(online, target, tau):
    target.load_state_dict(online.state_dict())


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1 - rho)
