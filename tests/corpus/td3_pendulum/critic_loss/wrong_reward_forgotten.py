# Only the future counts.
# says: The reward is missing in the target.
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        target = gamma * must_bootstrap(batch.terminated, batch.truncated) * next_value
    return F.mse_loss(critic(batch.obs, batch.action), target)
