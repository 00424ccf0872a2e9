# A new generator in each call, without a seed.
# says: The noise comes from a generator of its own: it is drawn from a global one, or a seeded training cannot be repeated.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    with torch.no_grad():
        action = target_actor(batch.next_obs)
        noise = (noise_std * torch.as_tensor(
            np.random.default_rng().standard_normal(action.shape), dtype=torch.float32
        )).clamp(-noise_clip, noise_clip)
        action = (action + noise).clamp(-action_limit, action_limit)
        next_value = torch.minimum(*target_critic(batch.next_obs, action))
    goes_on = must_bootstrap(batch.terminated, batch.truncated)
    return batch.reward + gamma * goes_on * next_value
