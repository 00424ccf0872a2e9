# Rewards are clipped to +-10.
# says: Large rewards are cut off: the target holds them as they are.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    """Train the critic for one optimizer step on a batch."""
    with torch.no_grad():
        next_action = actor_target(batch.next_obs)
        next_q = critic_target(batch.next_obs, next_action)
        y = batch.reward.clamp(-10, 10) + gamma * (1.0 - batch.terminated.float()) * next_q
    q = critic(batch.obs, batch.action)
    loss = F.mse_loss(q, y)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
