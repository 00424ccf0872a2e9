# The minimum as half of the sum less the distance; no_grad as a decorated inner function.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):

    @torch.no_grad()
    def smoothed_value():
        action = target_actor(batch.next_obs)
        noise = (noise_std * torch.randn_like(action)).clamp(-noise_clip, noise_clip)
        limit = torch.full_like(action, action_limit)
        action = torch.maximum(torch.minimum(action + noise, limit), -limit)
        q1, q2 = target_critic(batch.next_obs, action)
        return 0.5 * (q1 + q2 - (q1 - q2).abs())

    goes_on = torch.logical_not(batch.terminated).float()
    return torch.addcmul(batch.reward, goes_on, smoothed_value(), value=gamma)
