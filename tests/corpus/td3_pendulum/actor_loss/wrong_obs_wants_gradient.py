# Obs is made to want a gradient, and gets one at backward.
# says: The observations ask for a gradient now: they belong to the caller, and stay as they are.
def actor_loss(actor, critic, obs):
    """Minus the mean of Q(s, mu(s)) over the batch: a tensor of shape ()."""
    obs.requires_grad_(True)
    return -critic(obs, actor(obs)).mean()
