# The target networks are frozen on the way and stay frozen.
# says: The target networks are left with other parameters asking for gradients than before: a loss only reads them.
def must_bootstrap(terminated, truncated):
    """Where the value of the next observation counts: (batch,) bool, a new tensor."""
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    """Mean squared error of Q(s, a) against the target, which gets no gradient."""
    for network in (target_critic, target_actor):
        network.requires_grad_(False)
    next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
    target = batch.reward + gamma * must_bootstrap(batch.terminated, batch.truncated) * next_value
    return F.mse_loss(critic(batch.obs, batch.action), target)
