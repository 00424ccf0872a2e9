# The last observation of the batch is left out.
# says: Only a part of the batch is looked at: the mean is over all observations.
def actor_loss(actor, critic, obs):
    obs = obs[: max(1, len(obs) - 1)]
    return -critic(obs, actor(obs)).mean()
