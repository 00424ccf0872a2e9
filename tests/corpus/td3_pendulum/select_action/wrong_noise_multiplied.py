# The noise is a factor of the action: a small action is never explored.
# says: Is the noise multiplied with the action? It is added: else a small action is hardly ever explored.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action * (1 + noise_scale * rng.standard_normal(action.shape))
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
