# Returns the same array each time, filled anew.
# says: All calls return one and the same array: an action that was kept changes with the next call.
buffers = {}


def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action + noise_scale * rng.standard_normal(action.shape)
    out = buffers.setdefault(action.size, np.zeros(action.size, dtype=np.float32))
    out[:] = np.clip(action, -action_limit, action_limit)
    return out
