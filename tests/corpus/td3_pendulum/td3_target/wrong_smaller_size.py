# The value that is smaller in size, whatever its sign.
# says: The smaller of two values is the lower one, not the one closer to 0.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    with torch.no_grad():
        action = target_actor(batch.next_obs)
        noise = (noise_std * torch.randn_like(action)).clamp(-noise_clip, noise_clip)
        action = (action + noise).clamp(-action_limit, action_limit)
        q1, q2 = target_critic(batch.next_obs, action)
        next_value = torch.where(q1.abs() < q2.abs(), q1, q2)
        mask = must_bootstrap(batch.terminated, batch.truncated)
        return batch.reward + gamma * mask * next_value
