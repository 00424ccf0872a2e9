# The loss leaves the graph too early.
# says: no .item() and no float()
def actor_loss(actor, critic, obs):
    return -critic(obs, actor(obs)).mean().item()
