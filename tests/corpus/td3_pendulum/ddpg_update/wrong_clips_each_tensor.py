# Each tensor's gradient is clipped by itself.
# says: Each tensor's gradient is clipped by itself: the norm is that of all gradients of a network together.
def ddpg_update(learner, batch, gamma, tau, max_norm):
    loss_critic = critic_loss(
        learner.critic, learner.target_critic, learner.target_actor, batch, gamma
    )
    learner.critic_optimizer.zero_grad()
    loss_critic.backward()
    for p in learner.critic.parameters():
        nn.utils.clip_grad_norm_([p], max_norm)
    learner.critic_optimizer.step()

    loss_actor = actor_loss(learner.actor, learner.critic, batch.obs)
    learner.actor_optimizer.zero_grad()
    loss_actor.backward()
    for p in learner.actor.parameters():
        nn.utils.clip_grad_norm_([p], max_norm)
    learner.actor_optimizer.step()

    soft_update(learner.critic, learner.target_critic, tau)
    soft_update(learner.actor, learner.target_actor, tau)
    return loss_critic.item(), loss_actor.item()
