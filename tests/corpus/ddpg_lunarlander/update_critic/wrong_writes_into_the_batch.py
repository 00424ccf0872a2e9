# += adds the bootstrap to the caller's rewards.
# says: The rewards of the batch were changed in place; the caller still needs them.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    with torch.no_grad():
        next_value = critic_target(batch.next_obs, actor_target(batch.next_obs))
        target = batch.reward
        target += gamma * ~batch.terminated * next_value
    loss = F.mse_loss(critic(batch.obs, batch.action), target)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
