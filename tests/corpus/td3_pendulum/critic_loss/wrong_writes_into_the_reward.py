# Adds the next value to the reward in place.
# says: The batch was changed in place: its reward belongs to the caller.
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        goes_on = must_bootstrap(batch.terminated, batch.truncated)
    target = batch.reward
    target += gamma * goes_on * next_value
    return F.mse_loss(critic(batch.obs, batch.action), target)
