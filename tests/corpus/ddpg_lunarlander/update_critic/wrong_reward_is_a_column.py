# Reward and mask are columns, as for a critic that returns (batch, 1): the target is a square.
# says: Shapes (batch, 1) and (batch,) are mixed: their difference has shape (batch, batch).
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    reward = batch.reward.unsqueeze(1)
    alive = 1 - batch.terminated.float().unsqueeze(1)
    with torch.no_grad():
        next_value = critic_target(batch.next_obs, actor_target(batch.next_obs))
        target = reward + gamma * alive * next_value
    q = critic(batch.obs, batch.action)
    loss = F.mse_loss(q, target)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
