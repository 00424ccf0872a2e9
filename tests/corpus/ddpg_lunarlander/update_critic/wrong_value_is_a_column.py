# The value is made a column of shape (batch, 1) while the target stays (batch,); no warning shows.
# says: Shapes (batch, 1) and (batch,) are mixed: their difference has shape (batch, batch).
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    with torch.no_grad():
        next_value = critic_target(batch.next_obs, actor_target(batch.next_obs))
        target = batch.reward + gamma * ~batch.terminated * next_value
    q = critic(batch.obs, batch.action).view(-1, 1)
    loss = ((target - q) ** 2).mean()
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
