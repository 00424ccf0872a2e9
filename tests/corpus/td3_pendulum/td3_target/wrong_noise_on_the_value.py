# The noise is added to the value, not to the action.
# says: The noise belongs to the action, before the critics judge it, not to the value or the reward.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    with torch.no_grad():
        action = target_actor(batch.next_obs)
        action = action.clamp(-action_limit, action_limit)
        q1, q2 = target_critic(batch.next_obs, action)
        next_value = torch.minimum(q1, q2)
        noise = noise_std * torch.randn_like(next_value)
        next_value = next_value + noise.clamp(-noise_clip, noise_clip)
        mask = must_bootstrap(batch.terminated, batch.truncated)
        return batch.reward + gamma * mask * next_value
