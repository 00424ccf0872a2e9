# In the actor's part the critic is clipped.
# says: The actor's gradient is not clipped before its step: its norm is limited, and not the critic's once more.
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
    nn.utils.clip_grad_norm_(learner.critic.parameters(), max_norm)
    learner.actor_optimizer.step()

    soft_update(learner.critic, learner.target_critic, tau)
    soft_update(learner.actor, learner.target_actor, tau)
    return loss_critic.item(), loss_actor.item()
