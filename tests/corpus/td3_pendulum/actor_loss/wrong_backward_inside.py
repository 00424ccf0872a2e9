# backward() is called here already, and the caller calls it again.
# says: backward() is for the caller
def actor_loss(actor, critic, obs):
    loss = -critic(obs, actor(obs)).mean()
    loss.backward()
    return loss
