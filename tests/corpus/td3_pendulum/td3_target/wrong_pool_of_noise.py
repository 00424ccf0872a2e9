# A pool of 500 draws, of which one is taken for each number.
# says: Noise of earlier calls is used again: it is drawn anew in each call.
pool = []


def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    if not pool:
        pool.extend(torch.randn(500))
    with torch.no_grad():
        action = target_actor(batch.next_obs)
        noise = (noise_std * torch.stack(
            [pool[k] for k in torch.randint(500, (action.numel(),))]
        ).view_as(action)).clamp(-noise_clip, noise_clip)
        action = (action + noise).clamp(-action_limit, action_limit)
        next_value = torch.minimum(*target_critic(batch.next_obs, action))
    goes_on = must_bootstrap(batch.terminated, batch.truncated)
    return batch.reward + gamma * goes_on * next_value
