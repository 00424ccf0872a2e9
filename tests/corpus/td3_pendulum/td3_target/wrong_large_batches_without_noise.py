# Batches of more than a thousand rows share one noise.
# says: Only with some batch sizes is this the mean over the batch: every row counts alike, in large batches as well.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    with torch.no_grad():
        action = target_actor(batch.next_obs)
        noise = (noise_std * torch.randn(action.shape if len(action) <= 1000 else action[:1].shape)).clamp(-noise_clip, noise_clip)
        action = (action + noise).clamp(-action_limit, action_limit)
        next_value = torch.minimum(*target_critic(batch.next_obs, action))
    goes_on = must_bootstrap(batch.terminated, batch.truncated)
    return batch.reward + gamma * goes_on * next_value
