# Puts both networks into another mode and leaves them so.
# says: The mode of a network was changed and stays so: a loss only computes.
def actor_loss(actor, critic, obs):
    actor.train()
    critic.train()
    return -critic(obs, actor(obs)).mean()
