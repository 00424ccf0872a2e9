# Computed and not returned.
# says: Is a return statement missing?
def actor_loss(actor, critic, obs):
    loss = -critic(obs, actor(obs)).mean()
