# The brackets take the reward of the terminal step away together with the future.
# says: The reward of the terminal step itself still counts; only what comes after it does not.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    with torch.no_grad():
        next_value = critic_target(batch.next_obs, actor_target(batch.next_obs))
        target = (batch.reward + gamma * next_value) * ~batch.terminated
    loss = F.mse_loss(critic(batch.obs, batch.action), target)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
