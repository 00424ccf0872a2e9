# (batch, 1) against (batch,): every value meets every target.
# says: Shapes (batch,) and (batch, 1) are mixed: together they broadcast to (batch, batch).
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        target = (
            batch.reward + gamma * must_bootstrap(batch.terminated, batch.truncated) * next_value
        )
    return F.mse_loss(critic(batch.obs, batch.action).unsqueeze(1), target)
