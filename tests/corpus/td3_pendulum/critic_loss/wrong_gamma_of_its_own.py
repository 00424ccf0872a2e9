# 0.99 in place of the argument.
# says: gamma is an argument; here a number stands in its place.
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        goes_on = must_bootstrap(batch.terminated, batch.truncated)
        target = batch.reward + 0.99 * goes_on * next_value
    return F.mse_loss(critic(batch.obs, batch.action), target)
