# Takes "a time limit is not the end" for the only case in which the value counts.
# says: The next value counts in the middle of an episode as well, not only at a time limit.
def must_bootstrap(terminated, truncated):
    return truncated & ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        target = (
            batch.reward + gamma * must_bootstrap(batch.terminated, batch.truncated) * next_value
        )
    return F.mse_loss(critic(batch.obs, batch.action), target)
