# The gradient is cut to norm 1, which nobody asked for.
# says: The gradient is clipped or scaled before the step: the step belongs on the gradient of the loss as it is.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    with torch.no_grad():
        next_value = critic_target(batch.next_obs, actor_target(batch.next_obs))
        target = batch.reward + gamma * ~batch.terminated * next_value
    loss = F.mse_loss(critic(batch.obs, batch.action), target)
    critic_optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(critic.parameters(), max_norm=1.0)
    critic_optimizer.step()
    return loss.item()
