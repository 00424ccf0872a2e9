# The loss leaves the graph too early.
# says: The loss has to be a tensor: a plain number is cut off from the actor, and cannot be trained.
def actor_loss(actor, critic, obs):
    return -critic(obs, actor(obs)).mean().item()
