# One mean over both critics, doubled; the optimizers are cleared by hand; a divmod for the turn.
def td3_update(
    learner, batch, update, gamma, tau, max_norm, noise_std, noise_clip, action_limit, policy_delay
):
    target = td3_target(
        learner.target_actor,
        learner.target_critic,
        batch,
        gamma,
        noise_std,
        noise_clip,
        action_limit,
    )
    both = torch.stack(tuple(learner.critic(batch.obs, batch.action)))
    loss_critic = 2.0 * F.mse_loss(both, target.expand_as(both))
    for p in learner.critic.parameters():
        p.grad = None
    loss_critic.backward()
    nn.utils.clip_grad_norm_(learner.critic.parameters(), max_norm)
    learner.critic_optimizer.step()
    _, left = divmod(update, policy_delay)
    losses = float(loss_critic.detach()), None
    if left:
        return losses
    loss_actor = actor_loss(learner.actor, learner.critic.critic1, batch.obs)
    for p in learner.actor.parameters():
        p.grad = torch.zeros_like(p)
    loss_actor.backward()
    nn.utils.clip_grad_norm_(learner.actor.parameters(), max_norm)
    learner.actor_optimizer.step()
    soft_update(learner.critic, learner.target_critic, tau)
    soft_update(learner.actor, learner.target_actor, tau)
    return np.float64(losses[0]), np.float64(loss_actor.item())
