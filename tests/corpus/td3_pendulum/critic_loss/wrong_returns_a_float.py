# The loss leaves the graph too early.
# says: The loss has to be a tensor: a plain number is cut off from the network, and cannot be trained.
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        target = (
            batch.reward + gamma * must_bootstrap(batch.terminated, batch.truncated) * next_value
        )
    return F.mse_loss(critic(batch.obs, batch.action), target).item()
