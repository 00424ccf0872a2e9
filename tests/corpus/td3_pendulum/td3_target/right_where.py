# torch.where for the minimum and for the mask; the noise is made by torch.normal, in place.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    with torch.no_grad():
        action = target_actor(batch.next_obs)
        noise = torch.normal(0.0, noise_std, size=action.shape)
        noise.clamp_(-noise_clip, noise_clip)
        action = torch.max(
            torch.min(action + noise, torch.tensor(action_limit)), torch.tensor(-action_limit)
        )
        q1, q2 = target_critic(batch.next_obs, action)
        next_value = torch.where(q1 < q2, q1, q2)
        mask = must_bootstrap(batch.terminated, batch.truncated)
        return torch.where(mask, batch.reward + gamma * next_value, batch.reward)
