# The actor is already scaled; here it is scaled again.
# says: The actor's action has its final size already: here it is multiplied by action_limit once more.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = action_limit * actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action + noise_scale * rng.standard_normal(action.shape)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
