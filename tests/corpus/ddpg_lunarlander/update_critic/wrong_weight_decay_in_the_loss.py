# A small penalty on the weights is added, as in the paper.
# says: Something is added to the mean squared error: the loss is that alone.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    with torch.no_grad():
        next_value = critic_target(batch.next_obs, actor_target(batch.next_obs))
        target = batch.reward + gamma * ~batch.terminated * next_value
    loss = F.mse_loss(critic(batch.obs, batch.action), target) + 1e-2 * sum((p**2).sum() for p in critic.parameters())
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
