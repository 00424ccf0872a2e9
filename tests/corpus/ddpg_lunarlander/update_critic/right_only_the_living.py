# The target networks are asked only about the transitions that go on.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    target = batch.reward.clone()
    alive = ~batch.terminated
    with torch.no_grad():
        next_obs = batch.next_obs[alive]
        target[alive] += gamma * critic_target(next_obs, actor_target(next_obs))
    loss = F.mse_loss(critic(batch.obs, batch.action), target)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
