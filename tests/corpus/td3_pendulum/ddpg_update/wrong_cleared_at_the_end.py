# Clears all gradients when it is done, and not before.
# says: The critic's step uses gradients of an earlier backward(): what is left in its parameters, also by the actor's loss, has to be cleared right before its own.
def ddpg_update(learner, batch, gamma, tau, max_norm):
    loss_critic = critic_loss(
        learner.critic, learner.target_critic, learner.target_actor, batch, gamma
    )
    loss_critic.backward()
    nn.utils.clip_grad_norm_(learner.critic.parameters(), max_norm)
    learner.critic_optimizer.step()

    loss_actor = actor_loss(learner.actor, learner.critic, batch.obs)
    loss_actor.backward()
    nn.utils.clip_grad_norm_(learner.actor.parameters(), max_norm)
    learner.actor_optimizer.step()

    soft_update(learner.critic, learner.target_critic, tau)
    soft_update(learner.actor, learner.target_actor, tau)
    learner.critic_optimizer.zero_grad()
    learner.actor_optimizer.zero_grad()
    return loss_critic.item(), loss_actor.item()
