# The second half of the batch gets the noise of the first with the sign changed.
# says: Every action gets noise of its own: here some follows from that of others.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    with torch.no_grad():
        action = target_actor(batch.next_obs)
        half = torch.randn((len(action) + 1) // 2, action.shape[1])
        draw = torch.cat([half, -half])[: len(action)]
        noise = (noise_std * draw).clamp(-noise_clip, noise_clip)
        action = (action + noise).clamp(-action_limit, action_limit)
        q1, q2 = target_critic(batch.next_obs, action)
        next_value = torch.minimum(q1, q2)
        mask = must_bootstrap(batch.terminated, batch.truncated)
        return batch.reward + gamma * mask * next_value
