# Each critic judges another smoothed action.
# says: Both critics judge the same smoothed action: the noise is drawn once for each transition.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    def smoothed():
        action = target_actor(batch.next_obs)
        noise = (noise_std * torch.randn_like(action)).clamp(-noise_clip, noise_clip)
        return (action + noise).clamp(-action_limit, action_limit)

    with torch.no_grad():
        q1, _ = target_critic(batch.next_obs, smoothed())
        _, q2 = target_critic(batch.next_obs, smoothed())
        mask = must_bootstrap(batch.terminated, batch.truncated)
        return batch.reward + gamma * mask * torch.minimum(q1, q2)
