# The next observations are limited, as the pendulum's are.
# says: The observations are clipped before the networks see them: they are taken as they are.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    with torch.no_grad():
        action = target_actor(batch.next_obs.clamp(-8.0, 8.0))
        noise = (noise_std * torch.randn_like(action)).clamp(-noise_clip, noise_clip)
        action = (action + noise).clamp(-action_limit, action_limit)
        next_value = torch.minimum(*target_critic(batch.next_obs.clamp(-8.0, 8.0), action))
    goes_on = must_bootstrap(batch.terminated, batch.truncated)
    return batch.reward + gamma * goes_on * next_value
