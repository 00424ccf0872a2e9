# Torch.normal for the noise, minimum and maximum for the clips, amin of stacked targets of both critics, detach.
def td3_target(target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit):
    """TD3's target (Fujimoto et al. 2018, Algorithm 1)."""

    def within(values, bound):
        edge = torch.full_like(values, bound)
        return torch.maximum(torch.minimum(values, edge), -edge)

    mean = target_actor(batch.next_obs).detach()
    noise = torch.normal(0.0, float(noise_std), size=tuple(mean.shape))
    smoothed = within(mean + within(noise, noise_clip), action_limit)
    values = torch.stack(list(target_critic(batch.next_obs, smoothed)), dim=0)
    weight = gamma * must_bootstrap(batch.terminated, batch.truncated).float()
    return torch.amin(batch.reward + weight * values, dim=0).detach()
