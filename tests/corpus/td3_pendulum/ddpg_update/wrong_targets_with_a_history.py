# The targets are frozen and moved as a part of a graph, which grows with every update.
# says: The targets' numbers have a history, which grows with every update: moving them is not a part of any graph.
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

    for online, target in (
        (learner.critic, learner.target_critic),
        (learner.actor, learner.target_actor),
    ):
        for p, p_target in zip(online.parameters(), target.parameters()):
            if p_target.is_leaf:
                p_target.requires_grad_(False)
            p_target.copy_((1 - tau) * p_target + tau * p)
    return loss_critic.item(), loss_actor.item()
