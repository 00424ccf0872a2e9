# The critic is given the actions first.
# says: The critic wants the observations first, then the actions.
def actor_loss(actor, critic, obs):
    return -critic(actor(obs), obs).mean()
