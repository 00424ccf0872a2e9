# A plain loop over the observations, each a batch of one.
def actor_loss(actor, critic, obs):
    """Minus the mean of Q(s, mu(s)) over the batch: a tensor of shape ()."""
    total = 0.0
    for row in obs.split(1):
        total = total - critic(row, actor(row))[0]
    return total / obs.shape[0]
