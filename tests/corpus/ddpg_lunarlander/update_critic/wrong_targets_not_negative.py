# Targets below 0 are set to 0.
# says: Negative targets are cut off: a value may be negative.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    with torch.no_grad():
        next_value = critic_target(batch.next_obs, actor_target(batch.next_obs))
        target = (batch.reward + gamma * ~batch.terminated * next_value).clamp(min=0.0)
    loss = F.mse_loss(critic(batch.obs, batch.action), target)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
