# Each critic's loss has its own backward, and the gradients add up; the critic is frozen for the actor's step and put back as it was.
def td3_update(
    learner, batch, update, gamma, tau, max_norm, noise_std, noise_clip, action_limit, policy_delay
):
    """One update of TD3."""
    actor, critic, slow_actor, slow_critic, actor_adam, critic_adam = learner
    y = td3_target(slow_actor, slow_critic, batch, gamma, noise_std, noise_clip, action_limit)
    critic.zero_grad()
    total = 0.0
    for one in (critic.critic1, critic.critic2):
        loss = F.mse_loss(one(batch.obs, batch.action), y)
        loss.backward()
        total += loss.item()
    nn.utils.clip_grad_norm_(list(critic.parameters()), max_norm)
    critic_adam.step()

    whole, rest = divmod(update, policy_delay)
    if rest > 0:
        return total, None

    flags = [p.requires_grad for p in critic.parameters()]
    critic.requires_grad_(False)
    actor.zero_grad()
    climb = actor_loss(actor, critic.critic1, batch.obs)
    climb.backward()
    for p, flag in zip(critic.parameters(), flags):
        p.requires_grad_(flag)
    nn.utils.clip_grad_norm_(list(actor.parameters()), max_norm)
    actor_adam.step()
    for fast, slow in [(actor, slow_actor), (critic, slow_critic)]:
        soft_update(fast, slow, tau)
    return total, climb.item()
