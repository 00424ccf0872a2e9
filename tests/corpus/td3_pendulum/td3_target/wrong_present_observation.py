# Looks at obs throughout.
# says: The next value is that of next_obs, for the actor and for the critics: here obs is used.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    with torch.no_grad():
        action = target_actor(batch.obs)
        noise = (noise_std * torch.randn_like(action)).clamp(-noise_clip, noise_clip)
        action = (action + noise).clamp(-action_limit, action_limit)
        q1, q2 = target_critic(batch.obs, action)
        next_value = torch.minimum(q1, q2)
        mask = must_bootstrap(batch.terminated, batch.truncated)
        return batch.reward + gamma * mask * next_value
