# must_bootstrap gives float32 numbers.
# says: must_bootstrap should return a bool tensor (batch,): a flag for each row, not a number.
def must_bootstrap(terminated, truncated):
    return 1.0 - terminated.float()


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        goes_on = must_bootstrap(batch.terminated, batch.truncated)
        target = batch.reward + gamma * goes_on * next_value
    return F.mse_loss(critic(batch.obs, batch.action), target)
