# The optimizer calls a closure and hands the loss back.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    with torch.no_grad():
        next_value = critic_target(batch.next_obs, actor_target(batch.next_obs))
        target = batch.reward + gamma * ~batch.terminated * next_value

    def closure():
        critic_optimizer.zero_grad()
        loss = F.mse_loss(critic(batch.obs, batch.action), target)
        loss.backward()
        return loss

    return critic_optimizer.step(closure).item()
