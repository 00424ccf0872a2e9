# The value itself: the optimizer would look for the worst action.
# says: The loss is minus the value
def actor_loss(actor, critic, obs):
    return critic(obs, actor(obs)).mean()
