# Gradients of earlier batches are added up.
# says: An old gradient is added to the new one: gradients of earlier steps have to be cleared first.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    with torch.no_grad():
        next_value = critic_target(batch.next_obs, actor_target(batch.next_obs))
        target = batch.reward + gamma * ~batch.terminated * next_value
    loss = F.mse_loss(critic(batch.obs, batch.action), target)
    loss.backward()
    critic_optimizer.step()
    return loss.item()
