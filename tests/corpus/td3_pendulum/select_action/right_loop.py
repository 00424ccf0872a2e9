# A plain loop over the dimensions with Python's min and max, one draw each.
def select_action(actor, obs, noise_scale, action_limit, rng):
    """The actor's action for one observation, plus noise, clipped to the limit."""
    with torch.no_grad():
        means = actor(torch.from_numpy(np.array(obs, dtype=np.float32, copy=True))[None, :])
    chosen = []
    for mean in means[0].tolist():
        torque = mean + noise_scale * rng.standard_normal()
        chosen.append(max(-action_limit, min(action_limit, torque)))
    return np.array(chosen, dtype=np.float32)
