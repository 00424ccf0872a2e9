# The actor acts under no_grad, as when it plays.
# says: No gradient reaches the actor
def actor_loss(actor, critic, obs):
    with torch.no_grad():
        action = actor(obs)
    return -critic(obs, action).mean()
