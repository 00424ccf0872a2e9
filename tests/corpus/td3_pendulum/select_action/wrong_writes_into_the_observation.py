# Normalises the observation in place before it asks the actor.
# says: The observation was changed: it belongs to the caller, and the actor should see it as it is.
def select_action(actor, obs, noise_scale, action_limit, rng):
    obs /= max(1.0, np.abs(obs).max())
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action + noise_scale * rng.standard_normal(action.shape)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
