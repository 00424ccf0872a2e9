# The sum grows with the batch.
# says: The loss is the mean over the batch, not the sum: it should not grow with the batch.
def actor_loss(actor, critic, obs):
    return -critic(obs, actor(obs)).sum()
