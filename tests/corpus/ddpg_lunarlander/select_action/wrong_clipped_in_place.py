# The actor's own output is clipped in place.
# says: Noise or clipping is written into the tensor that the actor returned: it may be the actor's own, and has to stay as it was.
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
        action = action + np.random.normal(0.0, noise_std, size=action.shape)
    np.clip(action, action_low, action_high, out=action, casting="same_kind")
    return action
