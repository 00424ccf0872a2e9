# torch.autograd.grad differentiates by the actor's parameters alone.
def update_actor(actor, critic, actor_optimizer, obs):
    loss = -critic(obs, actor(obs)).mean()
    parameters = list(actor.parameters())
    gradients = torch.autograd.grad(loss, parameters)
    for parameter, gradient in zip(parameters, gradients):
        parameter.grad = gradient
    actor_optimizer.step()
    return loss.item()
