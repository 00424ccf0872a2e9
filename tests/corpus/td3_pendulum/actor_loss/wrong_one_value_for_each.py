# No mean at all.
# says: expected one number
def actor_loss(actor, critic, obs):
    return -critic(obs, actor(obs))
