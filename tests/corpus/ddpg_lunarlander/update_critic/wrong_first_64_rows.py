# Only the first 64 rows of a batch are used.
# says: Only the first rows of a large batch count: the mean is over all of them.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    """Train the critic for one optimizer step on a batch."""
    with torch.no_grad():
        next_action = actor_target(batch.next_obs)
        next_q = critic_target(batch.next_obs, next_action)
        y = batch.reward + gamma * (1.0 - batch.terminated.float()) * next_q
    q, y = critic(batch.obs[:64], batch.action[:64]), y[:64]
    loss = F.mse_loss(q, y)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
