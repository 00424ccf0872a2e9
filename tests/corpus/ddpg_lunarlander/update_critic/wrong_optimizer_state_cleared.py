# What the optimizer remembers is thrown away before each step.
# says: The second step is not like the first: what the optimizer remembers of earlier steps has to stay.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    with torch.no_grad():
        next_value = critic_target(batch.next_obs, actor_target(batch.next_obs))
        target = batch.reward + gamma * ~batch.terminated * next_value
    loss = F.mse_loss(critic(batch.obs, batch.action), target)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.state.clear()
    critic_optimizer.step()
    return loss.item()
