# The action is cut to the pendulum's [-2, 2] before it is judged, with no gradient outside; the text judges mu(s) itself.
# says: The actor's action is clipped before the critic sees it: it is judged as it is.
def actor_loss(actor, critic, obs):
    """Minus the mean of Q(s, mu(s)) over the batch: a tensor of shape ()."""
    action = actor(obs).clamp(-2.0, 2.0)
    return -critic(obs, action).mean()
