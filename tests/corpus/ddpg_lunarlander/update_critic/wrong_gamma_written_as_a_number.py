# The discount factor is a number in the code, whatever gamma says.
# says: The discount factor is a number in the code, and not the argument gamma.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    discount = 0.99
    with torch.no_grad():
        next_value = critic_target(batch.next_obs, actor_target(batch.next_obs))
        target = batch.reward + discount * ~batch.terminated * next_value
    loss = F.mse_loss(critic(batch.obs, batch.action), target)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
