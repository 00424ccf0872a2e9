# The targets are frozen on the way and thawed again, whatever they were.
# says: The target networks are left with other parameters asking for gradients than before: a loss only reads them.
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    for network in (target_critic, target_actor):
        network.requires_grad_(False)
    next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
    target = batch.reward + gamma * must_bootstrap(batch.terminated, batch.truncated) * next_value
    for network in (target_critic, target_actor):
        network.requires_grad_(True)
    return F.mse_loss(critic(batch.obs, batch.action), target)
