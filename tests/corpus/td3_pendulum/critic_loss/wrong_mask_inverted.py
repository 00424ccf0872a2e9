# Bootstraps where the task has ended.
# says: The mask is the wrong way round: where the task has ended nothing follows, elsewhere something does.
def must_bootstrap(terminated, truncated):
    return terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        target = (
            batch.reward + gamma * must_bootstrap(batch.terminated, batch.truncated) * next_value
        )
    return F.mse_loss(critic(batch.obs, batch.action), target)
