# Neither no_grad nor detach: a gradient flows into the target networks.
# says: A gradient flows into the target networks: the target is computed without gradients.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    next_action = actor_target(batch.next_obs)
    next_value = critic_target(batch.next_obs, next_action)
    target = batch.reward + gamma * ~batch.terminated * next_value
    loss = F.mse_loss(critic(batch.obs, batch.action), target)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
