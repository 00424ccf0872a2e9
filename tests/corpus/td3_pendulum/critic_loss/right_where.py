# torch.where, and the truncated ones named.
def must_bootstrap(terminated, truncated):
    goes_on = ~terminated & ~truncated
    clock_only = truncated & ~terminated
    return goes_on | clock_only


@torch.no_grad()
def bellman(target_critic, target_actor, batch, gamma):
    value = target_critic(batch.next_obs, target_actor(batch.next_obs))
    goes_on = must_bootstrap(batch.terminated, batch.truncated)
    return torch.where(goes_on, batch.reward + gamma * value, batch.reward)


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    y = bellman(target_critic, target_actor, batch, gamma)
    return nn.MSELoss()(critic(batch.obs, batch.action), y)
