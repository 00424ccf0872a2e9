# The target actor is asked for its action in the present state.
# says: The next action is the target actor's, at the next observation. Here it is asked about the present one.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    with torch.no_grad():
        next_action = actor_target(batch.obs)
        next_value = critic_target(batch.next_obs, next_action)
        target = batch.reward + gamma * ~batch.terminated * next_value
    loss = F.mse_loss(critic(batch.obs, batch.action), target)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
