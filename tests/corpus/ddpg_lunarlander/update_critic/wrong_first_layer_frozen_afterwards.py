# All but the last two parameters are frozen after the first call.
# says: Parameters of the critic no longer require a gradient: it can learn no more.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    with torch.no_grad():
        next_value = critic_target(batch.next_obs, actor_target(batch.next_obs))
        target = batch.reward + gamma * ~batch.terminated * next_value
    loss = F.mse_loss(critic(batch.obs, batch.action), target)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    for p in list(critic.parameters())[:-2]:
        p.requires_grad_(False)
    return loss.item()
