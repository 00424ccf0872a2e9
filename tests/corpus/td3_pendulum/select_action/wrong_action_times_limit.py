# The actor is already scaled; here it is scaled again.
# says: no factor of action_limit
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = action_limit * actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action + noise_scale * rng.standard_normal(action.shape)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
