# Every entry of the gradient is cut off at 10.
# says: Large entries of the gradient are cut off before the step: the step belongs on the gradient of the loss as it is.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    with torch.no_grad():
        next_value = critic_target(batch.next_obs, actor_target(batch.next_obs))
        target = batch.reward + gamma * ~batch.terminated * next_value
    loss = F.mse_loss(critic(batch.obs, batch.action), target)
    critic_optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_value_(critic.parameters(), 10.0)
    critic_optimizer.step()
    return loss.item()
