# Taken over from DQN.
# says: The error is squared, whatever its size; this is the Huber loss.
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        target = (
            batch.reward + gamma * must_bootstrap(batch.terminated, batch.truncated) * next_value
        )
    return F.smooth_l1_loss(critic(batch.obs, batch.action), target)
