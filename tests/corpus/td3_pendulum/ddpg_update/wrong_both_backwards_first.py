# Both backward() calls come before the steps: the actor's loss adds to the critic's gradient.
# says: The actor's backward() adds to the critic's gradient: the whole update of the critic comes first, then that of the actor.
def ddpg_update(learner, batch, gamma, tau, max_norm):
    loss_critic = critic_loss(
        learner.critic, learner.target_critic, learner.target_actor, batch, gamma
    )
    loss_actor = actor_loss(learner.actor, learner.critic, batch.obs)
    learner.critic_optimizer.zero_grad()
    learner.actor_optimizer.zero_grad()
    loss_critic.backward()
    loss_actor.backward()
    nn.utils.clip_grad_norm_(learner.critic.parameters(), max_norm)
    nn.utils.clip_grad_norm_(learner.actor.parameters(), max_norm)
    learner.critic_optimizer.step()
    learner.actor_optimizer.step()

    soft_update(learner.critic, learner.target_critic, tau)
    soft_update(learner.actor, learner.target_actor, tau)
    return loss_critic.item(), loss_actor.item()
