# The target networks are frozen, as they never learn by gradients; the mask by masked_fill.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    critic_target.requires_grad_(False)
    actor_target.requires_grad_(False)
    next_value = critic_target(batch.next_obs, actor_target(batch.next_obs))
    target = batch.reward + gamma * next_value.masked_fill(batch.terminated, 0.0)
    loss = torch.square(critic(batch.obs, batch.action) - target).mean()
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
