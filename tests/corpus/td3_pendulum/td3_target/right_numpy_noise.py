# The noise is drawn by NumPy.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    with torch.no_grad():
        action = target_actor(batch.next_obs)
        noise = np.random.normal(0.0, noise_std, tuple(action.shape)).clip(-noise_clip, noise_clip)
        noise = torch.as_tensor(noise, dtype=torch.float32)
        action = (action + noise).clamp(-action_limit, action_limit)
        q1, q2 = target_critic(batch.next_obs, action)
        next_value = torch.minimum(q1, q2)
        mask = must_bootstrap(batch.terminated, batch.truncated)
        return batch.reward + gamma * mask * next_value
