# Gradients by torch.autograd.grad, clipped by hand.
def td3_update(
    learner, batch, update, gamma, tau, max_norm, noise_std, noise_clip, action_limit, policy_delay
):
    def step(loss, network, optimizer):
        parameters = list(network.parameters())
        gradients = torch.autograd.grad(loss, parameters)
        norm = sum((g**2).sum() for g in gradients) ** 0.5
        for p, g in zip(parameters, gradients):
            p.grad = g * min(1.0, max_norm / norm.item())
        optimizer.step()
        return float(loss.detach())

    target = td3_target(
        target_actor=learner.target_actor,
        target_critic=learner.target_critic,
        batch=batch,
        gamma=gamma,
        noise_std=noise_std,
        noise_clip=noise_clip,
        action_limit=action_limit,
    )
    q1, q2 = learner.critic(batch.obs, batch.action)
    loss = F.mse_loss(q1, target) + F.mse_loss(q2, target)
    loss_critic = step(loss, learner.critic, learner.critic_optimizer)
    if update % policy_delay > 0:
        return loss_critic, None
    loss = -learner.critic.critic1(batch.obs, learner.actor(batch.obs)).mean()
    loss_actor = step(loss, learner.actor, learner.actor_optimizer)
    for name in ("actor", "critic"):
        soft_update(getattr(learner, name), getattr(learner, "target_" + name), tau)
    return loss_critic, loss_actor
