# The sum grows with the batch.
# says: Is the sum taken in place of the mean?
def actor_loss(actor, critic, obs):
    return -critic(obs, actor(obs)).sum()
