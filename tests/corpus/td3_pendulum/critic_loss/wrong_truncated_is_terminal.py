# done = terminated or truncated, as old code has it.
# says: A time limit is not the end of the task: the value after it still counts.
def must_bootstrap(terminated, truncated):
    return ~(terminated | truncated)


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        target = (
            batch.reward + gamma * must_bootstrap(batch.terminated, batch.truncated) * next_value
        )
    return F.mse_loss(critic(batch.obs, batch.action), target)
