# Torch.autograd.grad in place of backward, so the actor's loss leaves nothing in the critic, and the clipping written by hand.
def _step(loss, network, optimizer, max_norm):
    parameters = list(network.parameters())
    gradients = torch.autograd.grad(loss, parameters)
    norm = torch.cat([g.flatten() for g in gradients]).norm().item()
    factor = max_norm / norm if norm > max_norm else 1.0
    optimizer.zero_grad()
    for parameter, gradient in zip(parameters, gradients):
        parameter.grad = gradient * factor
    optimizer.step()
    return float(loss.detach())


def ddpg_update(learner, batch, gamma, tau, max_norm):
    """One update of everything: critic, then actor, then both targets."""
    nets = learner.critic, learner.target_critic, learner.target_actor
    first = _step(
        critic_loss(*nets, batch, gamma), learner.critic, learner.critic_optimizer, max_norm
    )
    second = _step(
        actor_loss(learner.actor, learner.critic, batch.obs),
        learner.actor,
        learner.actor_optimizer,
        max_norm,
    )
    soft_update(learner.actor, learner.target_actor, tau)
    soft_update(learner.critic, learner.target_critic, tau)
    return first, second
