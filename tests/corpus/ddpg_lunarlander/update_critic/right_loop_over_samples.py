# Plain Python: one target at a time, collected in a list.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    with torch.no_grad():
        next_values = critic_target(batch.next_obs, actor_target(batch.next_obs)).tolist()
    targets = []
    for reward, ended, value in zip(batch.reward.tolist(), batch.terminated.tolist(), next_values):
        if ended:
            targets.append(reward)
        else:
            targets.append(reward + gamma * value)
    y = torch.tensor(targets, dtype=torch.float32)

    values = critic(batch.obs, batch.action)
    errors = [(value - target) ** 2 for value, target in zip(values, y)]
    loss = sum(errors) / len(errors)
    for p in critic.parameters():
        p.grad = None
    loss.backward()
    critic_optimizer.step()
    return loss.item()
