# The target is part of the graph, and the target networks get gradients.
# says: compute the target under torch.no_grad()
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
    target = batch.reward + gamma * must_bootstrap(batch.terminated, batch.truncated) * next_value
    return F.mse_loss(critic(batch.obs, batch.action), target)
