# The observation is not made a tensor.
# says: The observation is a NumPy array, and the actor is a network: it wants a tensor, a batch of one.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(obs).numpy()
    action = action + noise_scale * rng.standard_normal(action.shape)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
