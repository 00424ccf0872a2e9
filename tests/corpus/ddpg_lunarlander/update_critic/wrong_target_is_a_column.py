# The target has shape (batch, 1), the value (batch,): the difference broadcasts to a square.
# says: Shapes (batch, 1) and (batch,) are mixed: their difference has shape (batch, batch).
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    with torch.no_grad():
        next_value = critic_target(batch.next_obs, actor_target(batch.next_obs))
        target = batch.reward + gamma * ~batch.terminated * next_value
        target = target.unsqueeze(1)
    loss = F.mse_loss(critic(batch.obs, batch.action), target)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
