# Value and target both have shape (batch, 1), so that nothing broadcasts.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    reward = batch.reward.unsqueeze(1)
    not_done = batch.terminated.logical_not().unsqueeze(1)
    with torch.no_grad():
        next_value = critic_target(batch.next_obs, actor_target(batch.next_obs)).unsqueeze(1)
        target = reward + not_done * gamma * next_value
    q = critic(batch.obs, batch.action).unsqueeze(1)
    assert q.shape == target.shape
    critic_loss = F.mse_loss(q, target)
    critic_optimizer.zero_grad()
    critic_loss.backward()
    critic_optimizer.step()
    return critic_loss.item()
