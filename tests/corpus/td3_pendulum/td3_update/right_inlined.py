# Target, actor's loss and soft update are written out; losses are returned in a list.
def td3_update(
    learner, batch, update, gamma, tau, max_norm, noise_std, noise_clip, action_limit, policy_delay
):
    with torch.no_grad():
        next_action = learner.target_actor(batch.next_obs)
        noise = torch.randn_like(next_action).mul(noise_std).clamp(-noise_clip, noise_clip)
        next_action = (next_action + noise).clamp(-action_limit, action_limit)
        next_q1, next_q2 = learner.target_critic(batch.next_obs, next_action)
        alive = 1.0 - batch.terminated.float()
        target = batch.reward + gamma * alive * torch.min(next_q1, next_q2)
    q1, q2 = learner.critic(batch.obs, batch.action)
    loss_critic = ((q1 - target) ** 2).mean() + ((q2 - target) ** 2).mean()
    learner.critic_optimizer.zero_grad()
    loss_critic.backward()
    nn.utils.clip_grad_norm_(learner.critic.parameters(), max_norm)
    learner.critic_optimizer.step()

    loss_actor = None
    if update % policy_delay == 0:
        loss_actor = -learner.critic(batch.obs, learner.actor(batch.obs))[0].mean()
        learner.actor_optimizer.zero_grad()
        loss_actor.backward()
        nn.utils.clip_grad_norm_(learner.actor.parameters(), max_norm)
        learner.actor_optimizer.step()
        for online, target in (
            (learner.critic, learner.target_critic),
            (learner.actor, learner.target_actor),
        ):
            for p, p_target in zip(online.parameters(), target.parameters()):
                p_target.data.mul_(1 - tau).add_(tau * p.data)
    return [loss_critic.item(), loss_actor if loss_actor is None else loss_actor.item()]
