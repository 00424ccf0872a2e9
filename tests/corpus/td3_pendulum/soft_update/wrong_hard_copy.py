# The whole network is copied, as in DQN.
# says: The target is now the online network: is tau used?
def soft_update(online, target, tau):
    target.load_state_dict(online.state_dict())


def soft_update_rho(online, target, rho):
    soft_update(online, target, 1 - rho)
