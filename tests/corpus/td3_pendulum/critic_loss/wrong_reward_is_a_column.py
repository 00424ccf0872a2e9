# The reward gets a second dimension, and the target becomes a square.
# says: Shapes (batch,) and (batch, 1) are mixed: together they broadcast to (batch, batch).
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        mask = must_bootstrap(batch.terminated, batch.truncated)
        target = batch.reward.view(-1, 1) + gamma * mask * next_value
    return ((critic(batch.obs, batch.action) - target) ** 2).mean()
