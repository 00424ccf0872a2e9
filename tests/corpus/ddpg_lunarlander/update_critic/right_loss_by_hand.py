# detach in place of no_grad, a float mask, the mean of the squares written out.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    alive = 1.0 - batch.terminated.float()
    next_q = critic_target(batch.next_obs, actor_target(batch.next_obs)).detach()
    y = batch.reward + gamma * alive * next_q
    td_error = y - critic(batch.obs, batch.action)
    loss = td_error.pow(2).sum() / len(td_error)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return float(loss)
