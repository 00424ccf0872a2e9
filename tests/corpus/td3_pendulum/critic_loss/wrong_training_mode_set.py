# Sets the modes of the networks and leaves them so.
# says: The mode of a network was changed and stays so: a loss only computes.
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    critic.train()
    target_critic.train()
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        goes_on = must_bootstrap(batch.terminated, batch.truncated)
        target = batch.reward + gamma * goes_on * next_value
    return F.mse_loss(critic(batch.obs, batch.action), target)
