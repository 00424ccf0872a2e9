# The root of noise_scale is taken, as if it were a variance.
# says: noise_scale is a standard deviation, not a variance: no root is taken of it.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action + rng.normal(0.0, noise_scale**0.5, action.shape)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
