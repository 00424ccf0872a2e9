# The whole network is copied, as DQN does now and then.
# says: The target is now the online network: is tau used?
def polyak_update(online, target, tau):
    target.load_state_dict(online.state_dict())
