# Loss, backward and clip stand in closures that the optimizers call; a magic and a shell command stand above.
%matplotlib inline
!nvidia-smi


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

    def critics():
        learner.critic_optimizer.zero_grad()
        loss = sum(F.mse_loss(q, target) for q in learner.critic(batch.obs, batch.action))
        loss.backward()
        nn.utils.clip_grad_norm_(learner.critic.parameters(), max_norm)
        return loss

    def actor():
        learner.actor_optimizer.zero_grad()
        loss = actor_loss(learner.actor, learner.critic.critic1, batch.obs)
        loss.backward()
        nn.utils.clip_grad_norm_(learner.actor.parameters(), max_norm)
        return loss

    loss_critic = learner.critic_optimizer.step(critics)
    if update % policy_delay != 0:
        return loss_critic.item(), None
    loss_actor = learner.actor_optimizer.step(actor)
    soft_update(learner.critic, learner.target_critic, tau)
    soft_update(learner.actor, learner.target_actor, tau)
    return loss_critic.item(), loss_actor.item()
