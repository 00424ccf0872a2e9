# The target is part of the graph, and the target networks get gradients.
# says: A gradient flows through the target: it is a constant for the gradient, and the target networks do not learn here.
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
    target = batch.reward + gamma * must_bootstrap(batch.terminated, batch.truncated) * next_value
    return F.mse_loss(critic(batch.obs, batch.action), target)
