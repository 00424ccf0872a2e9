# The value that is trained is under no_grad, too.
# says: No gradient reaches the critic: only the target is a constant, not the value that is trained.
@torch.no_grad()
def critic_loss(critic, target_critic, target_actor, batch, gamma):
    next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
    target = batch.reward + gamma * must_bootstrap(batch.terminated, batch.truncated) * next_value
    return F.mse_loss(critic(batch.obs, batch.action), target)


def must_bootstrap(terminated, truncated):
    return ~terminated
