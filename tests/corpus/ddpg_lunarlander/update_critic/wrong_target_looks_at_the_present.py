# The bootstrap is taken at the present observation, not at the next one.
# says: The target looks at the present observation; the value of the next one is wanted.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    with torch.no_grad():
        next_value = critic_target(batch.obs, actor_target(batch.obs))
        target = batch.reward + gamma * ~batch.terminated * next_value
    loss = F.mse_loss(critic(batch.obs, batch.action), target)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
