# The noise is clipped to noise_clip and to the room that the action has.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    with torch.no_grad():
        action = target_actor(batch.next_obs)
        noise = noise_std * torch.randn(*action.shape)
        noise = noise.clamp(-noise_clip, noise_clip)
        action = action.clamp(-action_limit, action_limit)
        noise = torch.maximum(torch.minimum(noise, action_limit - action), -action_limit - action)
        action = action + noise
        q1, q2 = target_critic(batch.next_obs, action)
        next_value = torch.minimum(q1, q2)
        mask = must_bootstrap(batch.terminated, batch.truncated)
        return batch.reward + gamma * mask * next_value
