# The noise is clipped to the limit before it is added, and then the sum; seen only where the noise is larger than the limit.
# says: The noise is clipped before it is added: it is the sum that is clipped.
def select_action(actor, obs, noise_scale, action_limit, rng):
    """The actor's action for one observation, plus noise, clipped to the limit."""
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    noise = noise_scale * rng.standard_normal(action.shape)
    noise = np.clip(noise, -action_limit, action_limit)
    return np.clip(action + noise, -action_limit, action_limit).astype(np.float32)
