# A new optimizer makes the step; the one handed over is never used.
# says: The optimizer that is handed over never makes a step: it alone moves the critic.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    with torch.no_grad():
        next_value = critic_target(batch.next_obs, actor_target(batch.next_obs))
        target = batch.reward + gamma * ~batch.terminated * next_value
    loss = F.mse_loss(critic(batch.obs, batch.action), target)
    optimizer = torch.optim.SGD(critic.parameters(), lr=critic_optimizer.param_groups[0]["lr"])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
