# The action is cut off from the actor.
# says: No gradient reaches the actor: it has to come through the critic's value and the action, so neither may be cut off.
def actor_loss(actor, critic, obs):
    action = actor(obs).detach()
    return -critic(obs, action).mean()
