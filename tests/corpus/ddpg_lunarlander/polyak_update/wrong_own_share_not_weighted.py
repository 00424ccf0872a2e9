# The online share is added to a target that keeps all of its own.
# says: not weighted by 1 - tau
# also: ddpg_agent because the agent's targets follow through this function
def polyak_update(online, target, tau):
    for p, p_target in zip(online.parameters(), target.parameters()):
        p_target.data.add_(tau * p.data)
