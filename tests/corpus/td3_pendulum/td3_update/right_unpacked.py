# The learner is unpacked; only the wanted gradients are asked for.
def td3_update(
    learner, batch, update, gamma, tau, max_norm, noise_std, noise_clip, action_limit, policy_delay
):
    actor, critic, target_actor, target_critic, actor_optimizer, critic_optimizer = learner
    target = td3_target(
        target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit
    )
    loss_critic = sum(
        ((one(batch.obs, batch.action) - target) ** 2).mean() for one in critic.children()
    )
    critic_optimizer.zero_grad(set_to_none=False)
    loss_critic.backward()
    nn.utils.clip_grad_norm_(critic.parameters(), max_norm)
    critic_optimizer.step()
    if update % policy_delay != 0:
        return loss_critic.item(), None
    loss_actor = actor_loss(actor, critic.critic1, batch.obs)
    actor_optimizer.zero_grad()
    loss_actor.backward(inputs=list(actor.parameters()))
    nn.utils.clip_grad_norm_(actor.parameters(), max_norm)
    actor_optimizer.step()
    for online, target in ((actor, target_actor), (critic, target_critic)):
        soft_update(online, target, tau)
    return loss_critic.item(), loss_actor.item()
