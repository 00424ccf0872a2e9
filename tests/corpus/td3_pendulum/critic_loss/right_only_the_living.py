# The values are filled in where the task goes on; must_bootstrap compares.
def must_bootstrap(terminated, truncated):
    return terminated == False  # noqa: E712


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    y = batch.reward.clone()
    alive = must_bootstrap(batch.terminated, batch.truncated)
    with torch.no_grad():
        following = batch.next_obs[alive]
        y[alive] += gamma * target_critic(following, target_actor(following))
    return F.mse_loss(critic(batch.obs, batch.action), y)
