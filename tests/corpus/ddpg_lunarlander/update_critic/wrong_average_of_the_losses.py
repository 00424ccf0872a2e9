# What comes back is a running mean of the losses so far.
# says: What comes back is mixed with the losses of earlier calls: the loss of this batch alone is wanted.
losses = []


def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    with torch.no_grad():
        next_value = critic_target(batch.next_obs, actor_target(batch.next_obs))
        target = batch.reward + gamma * ~batch.terminated * next_value
    loss = F.mse_loss(critic(batch.obs, batch.action), target)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    losses.append(loss.item())
    return sum(losses[-2:]) / len(losses[-2:])
