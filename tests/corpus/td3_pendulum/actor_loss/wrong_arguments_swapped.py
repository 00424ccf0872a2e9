# The critic is given the actions first.
# says: The critic wants obs (batch, 2) and action (batch, 1)
def actor_loss(actor, critic, obs):
    return -critic(actor(obs), obs).mean()
