# Freezes the critic it asks, and forgets to thaw the one that learns.
# says: The critic's parameters no longer require a gradient: what is switched off has to be switched on again.
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        goes_on = must_bootstrap(batch.terminated, batch.truncated)
        target = batch.reward + gamma * goes_on * next_value
    loss = F.mse_loss(critic(batch.obs, batch.action), target)
    for p in critic.parameters():
        p.requires_grad = False
    return loss
