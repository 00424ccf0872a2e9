# The action is cut off from the actor.
# says: No gradient reaches the actor
def actor_loss(actor, critic, obs):
    action = actor(obs).detach()
    return -critic(obs, action).mean()
