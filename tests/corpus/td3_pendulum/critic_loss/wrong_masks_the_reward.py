# The bracket covers the reward, too.
# says: The reward of the terminal step itself still counts; only the value after it does not.
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        target = (batch.reward + gamma * next_value) * must_bootstrap(
            batch.terminated, batch.truncated
        )
    return F.mse_loss(critic(batch.obs, batch.action), target)
