# A small penalty for large actions.
# says: Something is added to the values: the loss is minus their mean and nothing else.
def actor_loss(actor, critic, obs):
    action = actor(obs)
    return -critic(obs, action).mean() + 0.001 * action.pow(2).mean()
