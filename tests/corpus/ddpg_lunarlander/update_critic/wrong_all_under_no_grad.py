# The value to be trained stands under no_grad together with the target.
# says: No gradient reaches the critic: the target alone is computed without gradients, not the value that is trained.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    with torch.no_grad():
        next_value = critic_target(batch.next_obs, actor_target(batch.next_obs))
        target = batch.reward + gamma * ~batch.terminated * next_value
        q = critic(batch.obs, batch.action)
    loss = F.mse_loss(q, target)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
