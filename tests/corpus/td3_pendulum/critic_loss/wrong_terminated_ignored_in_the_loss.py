# must_bootstrap is written and never called.
# says: The loss ignores must_bootstrap: where the task has ended the next value does not count.
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        target = batch.reward + gamma * target_critic(batch.next_obs, target_actor(batch.next_obs))
    return F.mse_loss(critic(batch.obs, batch.action), target)
