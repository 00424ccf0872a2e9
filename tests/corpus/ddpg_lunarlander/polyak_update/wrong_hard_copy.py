# The whole network is copied, as DQN does now and then.
# says: The target is now the online network: is tau used?
# also: ddpg_agent because the agent's targets follow through this function
def polyak_update(online, target, tau):
    target.load_state_dict(online.state_dict())
