# A generator of its own, seeded anew, always draws the same.
# says: Every call has the same noise: it is drawn only once, or its generator is made or seeded anew each time.
def select_action(actor, obs, noise_scale, action_limit, rng):
    rng = np.random.default_rng(0)
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action + noise_scale * rng.standard_normal(action.shape)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
