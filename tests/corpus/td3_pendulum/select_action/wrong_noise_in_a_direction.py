# A random sign for each dimension, all of one size.
# says: The noise should be normal in each dimension; here it has another distribution.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    signs = rng.integers(0, 2, size=action.shape) * 2 - 1
    action = action + noise_scale * signs
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
