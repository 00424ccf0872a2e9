# The targets are new copies in a new learner, which nobody keeps.
# says: The targets themselves have to move: a copy of them in a new learner is lost when the function ends.
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
    target_critic, target_actor = map(copy.deepcopy, (learner.target_critic, learner.target_actor))
    soft_update(learner.critic, target_critic, tau)
    soft_update(learner.actor, target_actor, tau)
    learner = learner._replace(target_critic=target_critic, target_actor=target_actor)
    return loss_critic.item(), loss_actor.item()
