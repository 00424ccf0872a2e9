# Only the target critic is frozen for the target: a gradient flows through it to the target actor.
# says: A gradient flows into the target actor: the whole target is computed without gradients.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    for p in critic_target.parameters():
        p.requires_grad = False
    next_value = critic_target(batch.next_obs, actor_target(batch.next_obs))
    target = batch.reward + gamma * ~batch.terminated * next_value
    loss = F.mse_loss(critic(batch.obs, batch.action), target)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
