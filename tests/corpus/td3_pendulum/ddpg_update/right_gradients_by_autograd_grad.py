# Gradients by torch.autograd.grad, norm and clipping by hand, in a helper.
def clipped_step(loss, network, optimizer, max_norm):
    parameters = list(network.parameters())
    gradients = torch.autograd.grad(loss, parameters)
    norm = sum((g**2).sum() for g in gradients).sqrt()
    for p, g in zip(parameters, gradients):
        p.grad = g * torch.clamp(max_norm / norm, max=1.0)
    optimizer.step()
    return float(loss)


def ddpg_update(learner, batch, gamma, tau, max_norm):
    actor, critic, target_actor, target_critic, actor_optimizer, critic_optimizer = learner
    first = clipped_step(
        critic_loss(critic, target_critic, target_actor, batch, gamma),
        critic,
        critic_optimizer,
        max_norm,
    )
    second = clipped_step(actor_loss(actor, critic, batch.obs), actor, actor_optimizer, max_norm)
    for online, target in ((actor, target_actor), (critic, target_critic)):
        soft_update_rho(online, target, 1 - tau)
    return first, second
