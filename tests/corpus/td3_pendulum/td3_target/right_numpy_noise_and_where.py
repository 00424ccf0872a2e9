# The noise is drawn and clipped in NumPy, the smaller value chosen by where, the terminal rows by masked_fill.
def _smoothing(shape, std, clip):
    draws = std * np.random.standard_normal(shape)
    return torch.from_numpy(np.clip(draws, -clip, clip).astype(np.float32))


def td3_target(
    target_actor, target_critic, batch, gamma, noise_std, noise_clip, action_limit, talk=False
):
    """TD3's target (Fujimoto et al. 2018, Algorithm 1)."""
    with torch.no_grad():
        proposed = target_actor(batch.next_obs)
        proposed = proposed + _smoothing(tuple(proposed.shape), noise_std, noise_clip)
        proposed = F.hardtanh(proposed, -action_limit, action_limit)
        first, second = target_critic(batch.next_obs, proposed)
        smaller = torch.where(first < second, first, second)
        nothing = torch.logical_not(must_bootstrap(batch.terminated, batch.truncated))
        y = torch.add(batch.reward, smaller.masked_fill(nothing, 0.0), alpha=gamma)
    if talk:
        print("mean target", y.mean().item())
    return y
