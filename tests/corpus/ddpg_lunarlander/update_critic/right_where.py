# torch.where for the mask, a loss object, fields of the batch unpacked.
mse = nn.MSELoss()


def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    obs, action, reward, next_obs, terminated = batch
    critic_optimizer.zero_grad(set_to_none=False)
    with torch.no_grad():
        bootstrapped = reward + gamma * critic_target(next_obs, actor_target(next_obs))
    target = torch.where(terminated, reward, bootstrapped)
    loss = mse(input=critic(obs, action), target=target)
    loss.backward()
    critic_optimizer.step()
    return loss.detach().cpu().numpy().item()
