# A plain loop over the dimensions, the built-in min and max, detach in place of no_grad, a print.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    """Return the actor's action for one observation, with exploration noise on request.

    actor                    maps (batch, obs_dim) to (batch, action_dim)
    obs                      (obs_dim,) float32 array
    noise_std                standard deviation of the noise, in units of the action
    action_low, action_high  (action_dim,) arrays
    explore                  False at test time: no noise
    returns                  (action_dim,) NumPy array, inside the bounds
    """
    row = actor(torch.from_numpy(np.array([obs], dtype=np.float32))).detach()
    result = np.empty(len(action_low), dtype=np.float32)
    for i in range(len(result)):
        value = row[0, i].item()
        if explore:
            value += float(np.random.normal(loc=0.0, scale=noise_std))
        result[i] = max(float(action_low[i]), min(float(action_high[i]), value))
    if np.isnan(result).any():
        print("not a number in the action")
    return result
