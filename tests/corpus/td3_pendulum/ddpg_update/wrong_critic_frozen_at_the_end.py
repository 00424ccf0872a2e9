# The critic is frozen for the actor's step and stays frozen, so the next update has nothing to train.
# says: The critic is switched off for the actor's step, and not on again: at the next update no gradient reaches it.
def ddpg_update(learner, batch, gamma, tau, max_norm):
    """One update of everything: critic, then actor, then both targets."""
    loss_critic = critic_loss(
        learner.critic, learner.target_critic, learner.target_actor, batch, gamma
    )
    learner.critic_optimizer.zero_grad()
    if loss_critic.requires_grad:
        loss_critic.backward()
    nn.utils.clip_grad_norm_(learner.critic.parameters(), max_norm)
    learner.critic_optimizer.step()

    for parameter in learner.critic.parameters():
        parameter.requires_grad_(False)
    loss_actor = actor_loss(learner.actor, learner.critic, batch.obs)
    learner.actor_optimizer.zero_grad()
    loss_actor.backward()
    nn.utils.clip_grad_norm_(learner.actor.parameters(), max_norm)
    learner.actor_optimizer.step()

    soft_update(learner.critic, learner.target_critic, tau)
    soft_update(learner.actor, learner.target_actor, tau)
    return loss_critic.item(), loss_actor.item()
