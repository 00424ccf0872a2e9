# rng.random lies between 0 and 1.
# says: rng.random is uniform from 0 to 1
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action + noise_scale * rng.random(action.shape)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
