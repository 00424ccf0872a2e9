# The noise is drawn once and kept for later calls.
# says: Every call has the same noise: it is drawn only once, or its generator is made or seeded anew each time.
kept_noise = {}


def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    if action.size not in kept_noise:
        kept_noise[action.size] = rng.standard_normal(action.shape)
    action = action + noise_scale * kept_noise[action.size]
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
