# The next action is limited to the pendulum's torques.
# says: The next action is limited to a range: the target actor's action counts as it is.
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        action = target_actor(batch.next_obs).clamp(-2.0, 2.0)
        next_value = target_critic(batch.next_obs, action)
        target = batch.reward + gamma * must_bootstrap(batch.terminated, batch.truncated) * next_value
    return F.mse_loss(critic(batch.obs, batch.action), target)
