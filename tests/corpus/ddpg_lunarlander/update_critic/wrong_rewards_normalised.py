# Rewards are divided by their spread in the batch.
# says: The rewards are rescaled: the target holds them as they are.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    with torch.no_grad():
        next_value = critic_target(batch.next_obs, actor_target(batch.next_obs))
        reward = batch.reward
        if len(reward) > 1:
            reward = reward / (reward.std() + 1e-8)
        target = reward + gamma * ~batch.terminated * next_value
    loss = F.mse_loss(critic(batch.obs, batch.action), target)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
