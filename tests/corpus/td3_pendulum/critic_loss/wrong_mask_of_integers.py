# must_bootstrap gives integers.
# says: must_bootstrap should return a bool tensor (batch,): a flag for each row, not a number.
def must_bootstrap(terminated, truncated):
    return 1 - terminated.int()


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        goes_on = must_bootstrap(batch.terminated, batch.truncated)
        target = batch.reward + gamma * goes_on * next_value
    return F.mse_loss(critic(batch.obs, batch.action), target)
