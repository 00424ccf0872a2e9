# The noise is clipped to two standard deviations, then added.
# says: The noise itself is cut off. Only the sum of action and noise is clipped, at the limit of the action.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    noise = np.clip(rng.standard_normal(action.shape), -0.8, 0.8) * noise_scale
    return np.clip(action + noise, -action_limit, action_limit).astype(np.float32)
