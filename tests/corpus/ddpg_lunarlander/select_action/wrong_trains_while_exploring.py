# While exploring, the actor is put into training mode.
# says: The actor's mode is not what it was before: acting has to leave the actor as it was.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    """Return the actor's action for one observation, with exploration noise on request.

    actor                    maps (batch, obs_dim) to (batch, action_dim)
    obs                      (obs_dim,) float32 array
    noise_std                standard deviation of the noise, in units of the action
    action_low, action_high  (action_dim,) arrays
    explore                  False at test time: no noise
    returns                  (action_dim,) NumPy array, inside the bounds
    """
    if explore:
        actor.train()
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        action = action + np.random.normal(0.0, noise_std, size=action.shape)
    return np.clip(action, action_low, action_high).astype(np.float32)
