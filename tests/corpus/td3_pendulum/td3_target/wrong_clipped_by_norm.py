# Clips the length of the noise vector, not each number.
# says: Each number of the noise is clipped for itself, not the length of the whole vector.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    with torch.no_grad():
        action = target_actor(batch.next_obs)
        noise = noise_std * torch.randn_like(action)
        length = noise.norm(dim=-1, keepdim=True).clamp(min=1e-8)
        noise = noise * (noise_clip / length).clamp(max=1.0)
        action = (action + noise).clamp(-action_limit, action_limit)
        q1, q2 = target_critic(batch.next_obs, action)
        next_value = torch.minimum(q1, q2)
        mask = must_bootstrap(batch.terminated, batch.truncated)
        return batch.reward + gamma * mask * next_value
