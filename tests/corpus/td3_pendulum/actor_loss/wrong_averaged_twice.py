# The mean, divided by the batch size again.
# says: The mean is taken twice: the loss is divided by the batch size once too often.
def actor_loss(actor, critic, obs):
    return -critic(obs, actor(obs)).mean() / len(obs)
