# The target actor's action is clipped to [-1, 1], the lander's bounds.
# says: The next action is cut off at -1 and 1: it is the target actor's as it is, whose bounds may be others.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    with torch.no_grad():
        next_value = critic_target(batch.next_obs, actor_target(batch.next_obs).clamp(-1.0, 1.0))
        target = batch.reward + gamma * ~batch.terminated * next_value
    loss = F.mse_loss(critic(batch.obs, batch.action), target)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
