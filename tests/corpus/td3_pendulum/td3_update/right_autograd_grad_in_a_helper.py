# Autograd.grad in place of backward, clipping by hand in a helper, and the targets of the two critics moved one by one.
def _descend(loss, network, optimizer, max_norm):
    parameters = [p for p in network.parameters()]
    gradients = torch.autograd.grad(loss, parameters)
    norm = sum(float((g * g).sum()) for g in gradients) ** 0.5
    for p, g in zip(parameters, gradients):
        p.grad = g if norm <= max_norm else g * (max_norm / norm)
    optimizer.step()
    return loss.item()


def td3_update(
    learner, batch, update, gamma, tau, max_norm, noise_std, noise_clip, action_limit, policy_delay
):
    """One update of TD3."""
    smoothing = (noise_std, noise_clip, action_limit)
    y = td3_target(learner.target_actor, learner.target_critic, batch, gamma, *smoothing)
    q1, q2 = learner.critic(batch.obs, batch.action)
    squares = (q1 - y).square().mean() + (q2 - y).square().mean()
    first = _descend(squares, learner.critic, learner.critic_optimizer, max_norm)

    second = None
    if update % policy_delay == 0:
        climb = actor_loss(learner.actor, learner.critic.critic1, batch.obs)
        second = _descend(climb, learner.actor, learner.actor_optimizer, max_norm)
        soft_update(learner.critic.critic1, learner.target_critic.critic1, tau)
        soft_update(learner.critic.critic2, learner.target_critic.critic2, tau)
        soft_update(learner.actor, learner.target_actor, tau)
    return first, second
