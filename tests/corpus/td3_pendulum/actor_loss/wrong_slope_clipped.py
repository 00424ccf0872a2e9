# The value is right, but the critic's slope in the action is clipped at 1 on its way to the actor; the gradient is "the critic's slope in the action, times the action's slope", unclipped.
# says: The gradient is changed on its way to the actor: the loss alone decides about it.
def actor_loss(actor, critic, obs):
    """Minus the mean of Q(s, mu(s)) over the batch: a tensor of shape ()."""
    action = actor(obs)
    if action.requires_grad:
        action.register_hook(lambda slope: slope.clamp(-1.0, 1.0))
    return -critic(obs, action).mean()
