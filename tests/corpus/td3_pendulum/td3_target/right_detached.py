# Without no_grad, detached at the end.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    action = target_actor(batch.next_obs)
    noise = (noise_std * torch.randn_like(action)).clamp(-noise_clip, noise_clip)
    action = (action + noise).clamp(-action_limit, action_limit)
    q1, q2 = target_critic(batch.next_obs, action)
    next_value = torch.min(torch.stack([q1, q2]), dim=0).values
    mask = must_bootstrap(batch.terminated, batch.truncated)
    return (batch.reward + gamma * mask * next_value).detach()
