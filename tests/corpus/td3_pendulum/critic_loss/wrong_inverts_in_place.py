# logical_not_ with an underscore writes into the batch.
# says: terminated was changed in place: the mask has to be a new tensor, since the batch is still needed.
def must_bootstrap(terminated, truncated):
    return terminated.logical_not_()


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        target = (
            batch.reward + gamma * must_bootstrap(batch.terminated, batch.truncated) * next_value
        )
    return F.mse_loss(critic(batch.obs, batch.action), target)
