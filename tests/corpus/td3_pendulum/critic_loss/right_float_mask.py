# 1 - terminated as numbers; the target is detached afterwards.
def must_bootstrap(terminated, truncated):
    return (1 - terminated.float()).bool()


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    next_action = target_actor(batch.next_obs).detach()
    next_value = target_critic(batch.next_obs, next_action).detach()
    target = (
        batch.reward
        + gamma * must_bootstrap(batch.terminated, batch.truncated).float() * next_value
    )
    error = target - critic(batch.obs, batch.action)
    return torch.mean(error**2)
