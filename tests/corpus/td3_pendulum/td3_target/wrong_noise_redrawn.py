# Noise beyond the clip is drawn again (a truncated normal distribution).
# says: Noise beyond noise_clip is set to the limit that it exceeds, not drawn again.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    with torch.no_grad():
        action = target_actor(batch.next_obs)
        noise = noise_std * torch.randn_like(action)
        for _ in range(200):
            outside = noise.abs() > noise_clip
            noise[outside] = noise_std * torch.randn(int(outside.sum()))
        action = (action + noise).clamp(-action_limit, action_limit)
        q1, q2 = target_critic(batch.next_obs, action)
        next_value = torch.minimum(q1, q2)
        mask = must_bootstrap(batch.terminated, batch.truncated)
        return batch.reward + gamma * mask * next_value
