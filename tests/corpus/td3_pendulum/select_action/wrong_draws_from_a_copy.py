# Draws from a copy of rng, whose own state never moves on, so each step has the same noise.
# says: The noise comes from a copy of rng, so that every call draws the same: draw from rng itself, which then moves on.
def select_action(actor, obs, noise_scale, action_limit, rng):
    """The actor's action for one observation, plus noise, clipped to the limit."""
    own_rng = copy.deepcopy(rng)  # leave the caller's generator alone
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action + noise_scale * own_rng.standard_normal(action.shape)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
