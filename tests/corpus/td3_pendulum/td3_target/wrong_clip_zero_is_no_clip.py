# Noise_clip = 0 is taken for "do not clip" and lets all the noise through.
# says: noise_clip = 0 is a limit like others: nothing is left of the noise.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    """TD3's target (Fujimoto et al. 2018, Algorithm 1)."""
    with torch.no_grad():
        action = target_actor(batch.next_obs)
        noise = noise_std * torch.randn_like(action)
        if noise_clip:
            noise = noise.clamp(-noise_clip, noise_clip)
        action = (action + noise).clamp(-action_limit, action_limit)
        next_value = torch.minimum(*target_critic(batch.next_obs, action))
    goes_on = must_bootstrap(batch.terminated, batch.truncated)
    return batch.reward + gamma * goes_on * next_value
