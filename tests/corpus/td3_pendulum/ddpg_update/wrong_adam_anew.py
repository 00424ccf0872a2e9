# Both steps are taken by an Adam that is made anew in each update and remembers nothing.
# says: The optimizers of the learner take the steps, with what they remember of earlier ones; here others do.
def ddpg_update(learner, batch, gamma, tau, max_norm):
    """One update of everything: critic, then actor, then both targets."""
    critic_rate = learner.critic_optimizer.param_groups[0]["lr"]
    actor_rate = learner.actor_optimizer.param_groups[0]["lr"]
    critic_optimizer = torch.optim.Adam(learner.critic.parameters(), lr=critic_rate)
    actor_optimizer = torch.optim.Adam(learner.actor.parameters(), lr=actor_rate)

    loss_critic = critic_loss(
        learner.critic, learner.target_critic, learner.target_actor, batch, gamma
    )
    critic_optimizer.zero_grad()
    loss_critic.backward()
    nn.utils.clip_grad_norm_(learner.critic.parameters(), max_norm)
    critic_optimizer.step()

    loss_actor = actor_loss(learner.actor, learner.critic, batch.obs)
    actor_optimizer.zero_grad()
    loss_actor.backward()
    nn.utils.clip_grad_norm_(learner.actor.parameters(), max_norm)
    actor_optimizer.step()

    soft_update(learner.critic, learner.target_critic, tau)
    soft_update(learner.actor, learner.target_actor, tau)
    return loss_critic.item(), loss_actor.item()
