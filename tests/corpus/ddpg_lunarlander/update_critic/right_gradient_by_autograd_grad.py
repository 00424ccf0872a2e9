# torch.autograd.grad hands out the gradients, which replace the old ones.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    with torch.inference_mode():
        next_value = critic_target(batch.next_obs, actor_target(batch.next_obs))
    target = batch.reward + gamma * ~batch.terminated * next_value.clone()
    loss = (critic(batch.obs, batch.action) - target).square().mean()
    parameters = list(critic.parameters())
    for parameter, gradient in zip(parameters, torch.autograd.grad(loss, parameters)):
        parameter.grad = gradient
    critic_optimizer.step()
    return loss.item()
