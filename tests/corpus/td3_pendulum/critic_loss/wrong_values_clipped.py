# Next values are clipped to [-100, 100]; in this lab they go to -400.
# says: The next values are clipped: a value has no limit in the formula, and rewards may be large.
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs)).clamp(-100, 100)
        y = batch.reward + gamma * must_bootstrap(batch.terminated, batch.truncated) * next_value
    return F.mse_loss(critic(batch.obs, batch.action), y)
