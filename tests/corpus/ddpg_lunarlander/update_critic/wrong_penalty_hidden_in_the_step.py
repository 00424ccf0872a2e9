# The loss is right, the gradient that is used holds a weight decay.
# says: The loss is right, but the step is not on its gradient alone.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    with torch.no_grad():
        next_value = critic_target(batch.next_obs, actor_target(batch.next_obs))
        target = batch.reward + gamma * ~batch.terminated * next_value
    loss = F.mse_loss(critic(batch.obs, batch.action), target)
    critic_optimizer.zero_grad()
    (loss + 1e-2 * sum((p**2).sum() for p in critic.parameters())).backward()
    critic_optimizer.step()
    return loss.item()
