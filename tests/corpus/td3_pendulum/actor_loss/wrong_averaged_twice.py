# The mean, divided by the batch size again.
# says: Is the mean taken twice?
def actor_loss(actor, critic, obs):
    return -critic(obs, actor(obs)).mean() / len(obs)
