# The value itself: the optimizer would look for the worst action.
# says: The loss is minus the value: an optimizer goes downhill.
def actor_loss(actor, critic, obs):
    return critic(obs, actor(obs)).mean()
