# Twice the Huber loss, which is the squared error only for errors up to 1.
# says: The error is squared, whatever its size; this is the Huber loss, doubled.
def must_bootstrap(terminated, truncated):
    """Where the value of the next observation counts: (batch,) bool, a new tensor."""
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    """Mean squared error of Q(s, a) against the target, which gets no gradient."""
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        goes_on = must_bootstrap(batch.terminated, batch.truncated)
        target = batch.reward + gamma * goes_on * next_value
    return 2.0 * F.huber_loss(critic(batch.obs, batch.action), target, delta=1.0)
