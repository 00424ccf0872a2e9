# The observation is not made a tensor.
# says: make a tensor of it first
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(obs).numpy()
    action = action + noise_scale * rng.standard_normal(action.shape)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
