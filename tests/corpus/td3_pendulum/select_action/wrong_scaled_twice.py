# normal() has the scale already, and it is multiplied again.
# says: The noise is multiplied by noise_scale twice: once in the draw and once more after it.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action + noise_scale * rng.normal(0.0, noise_scale, action.shape)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
