# The median in place of the mean.
# says: The mean of the values is asked for; this is another average.
def actor_loss(actor, critic, obs):
    return -critic(obs, actor(obs)).median()
