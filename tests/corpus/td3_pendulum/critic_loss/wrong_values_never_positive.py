# Values are limited to 0 from above, since the pendulum's rewards are never positive.
# says: The next values are clipped: a value has no limit in the formula, and rewards may be large.
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs)).clamp(max=0.0)
        goes_on = must_bootstrap(batch.terminated, batch.truncated)
        target = batch.reward + gamma * goes_on * next_value
    return F.mse_loss(critic(batch.obs, batch.action), target)
