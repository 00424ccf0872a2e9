# The optimizers are given closures, and NumPy numbers are returned in an array's order.
def ddpg_update(learner, batch, gamma, tau, max_norm):
    def critic_closure():
        learner.critic_optimizer.zero_grad()
        loss = critic_loss(
            learner.critic, learner.target_critic, learner.target_actor, batch, gamma
        )
        loss.backward()
        nn.utils.clip_grad_norm_(learner.critic.parameters(), max_norm)
        return loss

    def actor_closure():
        learner.actor_optimizer.zero_grad()
        loss = actor_loss(learner.actor, learner.critic, batch.obs)
        loss.backward()
        nn.utils.clip_grad_norm_(learner.actor.parameters(), max_norm)
        return loss

    losses = (
        learner.critic_optimizer.step(critic_closure),
        learner.actor_optimizer.step(actor_closure),
    )
    soft_update(learner.actor, learner.target_actor, tau)
    soft_update(learner.critic, learner.target_critic, tau)
    return [np.float64(loss.item()) for loss in losses]
