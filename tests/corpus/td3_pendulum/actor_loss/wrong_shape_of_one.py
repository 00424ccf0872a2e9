# The loss is kept as a vector of one number.
# says: The loss has a dimension of length 1: a tensor with one number and no dimension is asked for.
def actor_loss(actor, critic, obs):
    return -critic(obs, actor(obs)).mean(0, keepdim=True)
