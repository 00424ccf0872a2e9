# Equation 6 in two steps: how the value changes with the action, and on through the actor.
def update_actor(actor, critic, actor_optimizer, obs):
    action = actor(obs)
    lever = action.detach().requires_grad_(True)
    loss = -critic(obs, lever).mean()
    (slope,) = torch.autograd.grad(loss, lever)
    actor_optimizer.zero_grad()
    action.backward(gradient=slope)
    actor_optimizer.step()
    return loss.item()
