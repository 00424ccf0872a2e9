# The whole network is copied, as DQN does now and then.
# says: The target is the online network at once: tau says how far it follows, at each call.
def polyak_update(online, target, tau):
    target.load_state_dict(online.state_dict())
