# Only the rows that go on are asked for a value.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    with torch.no_grad():
        going = must_bootstrap(batch.terminated, batch.truncated)
        next_obs = batch.next_obs[going]
        action = target_actor(next_obs)
        noise = (noise_std * torch.randn_like(action)).clamp(-noise_clip, noise_clip)
        action = (action + noise).clamp(-action_limit, action_limit)
        values = torch.stack(tuple(target_critic(next_obs, action)), dim=-1)
        next_value = torch.zeros_like(batch.reward)
        next_value[going] = values.min(dim=-1).values
        return batch.reward + gamma * next_value
