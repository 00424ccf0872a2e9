# The hidden layer is cut off from the gradient.
# says: The gradient does not reach all layers of the critic: is a copy or a detached part of it used?
def must_bootstrap(terminated, truncated):
    return ~terminated


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    with torch.no_grad():
        next_value = target_critic(batch.next_obs, target_actor(batch.next_obs))
        goes_on = must_bootstrap(batch.terminated, batch.truncated)
        target = batch.reward + gamma * goes_on * next_value
    hidden = critic.layers[:-1](torch.cat([batch.obs, batch.action], dim=-1)).detach()
    return F.mse_loss(critic.layers[-1](hidden).squeeze(-1), target)
