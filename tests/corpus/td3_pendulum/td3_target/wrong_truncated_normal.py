# Draws from a normal distribution truncated at the clip, where noise beyond it is drawn again and not clipped.
# says: The noise is drawn from a distribution that is cut off: it is drawn from the normal one, and clipped.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    """TD3's target (Fujimoto et al. 2018, Algorithm 1)."""
    with torch.no_grad():
        action = target_actor(batch.next_obs)
        noise = torch.zeros_like(action)
        if noise_std > 0 and noise_clip > 0:
            nn.init.trunc_normal_(noise, mean=0.0, std=noise_std, a=-noise_clip, b=noise_clip)
        action = (action + noise).clamp(-action_limit, action_limit)
        next_value = torch.minimum(*target_critic(batch.next_obs, action))
    goes_on = must_bootstrap(batch.terminated, batch.truncated)
    return batch.reward + gamma * goes_on * next_value
