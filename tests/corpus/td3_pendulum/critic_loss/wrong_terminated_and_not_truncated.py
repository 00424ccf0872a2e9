# The condition for a real end, without the ~ in front of it.
# says: This marks the rows where the task has ended, which is where no value follows: the mask is the wrong way round.
def must_bootstrap(terminated, truncated):
    return terminated & ~truncated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        target = (
            batch.reward + gamma * must_bootstrap(batch.terminated, batch.truncated) * next_value
        )
    return F.mse_loss(critic(batch.obs, batch.action), target)
