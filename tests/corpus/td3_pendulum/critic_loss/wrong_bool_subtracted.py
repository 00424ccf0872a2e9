# 1 - bool is an error in torch.
# says: terminated is a bool tensor, which cannot be subtracted: look for the logical not of a tensor.
def must_bootstrap(terminated, truncated):
    return 1 - terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        target = (
            batch.reward + gamma * must_bootstrap(batch.terminated, batch.truncated) * next_value
        )
    return F.mse_loss(critic(batch.obs, batch.action), target)
