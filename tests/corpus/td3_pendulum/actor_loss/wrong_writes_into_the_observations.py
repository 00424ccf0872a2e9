# Limits the observations in place.
# says: The observations were changed in place: they belong to the caller.
def actor_loss(actor, critic, obs):
    obs.clamp_(-2, 2)
    return -critic(obs, actor(obs)).mean()
