# The gradient is gathered from two halves of the batch.
!nvidia-smi
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    total, size = 0.0, len(batch.reward)
    critic_optimizer.zero_grad()
    for rows in (slice(0, size // 2), slice(size // 2, size)):
        part = type(batch)(*(field[rows] for field in batch))
        if not len(part.reward):
            continue
        with torch.no_grad():
            future = critic_target(part.next_obs, actor_target(part.next_obs))
            y = torch.addcmul(part.reward, future, (~part.terminated).float(), value=gamma)
        loss = F.mse_loss(critic(part.obs, part.action), y, reduction="sum") / size
        loss.backward()
        total += float(loss)
    critic_optimizer.step()
    return total
