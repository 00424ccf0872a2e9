# The actor acts under no_grad, as when it plays.
# says: No gradient reaches the actor: it has to come through the critic's value and the action, so neither may be cut off.
def actor_loss(actor, critic, obs):
    with torch.no_grad():
        action = actor(obs)
    return -critic(obs, action).mean()
