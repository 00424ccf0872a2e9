# mu(s) is kept by the observation: after the actor has learned, the old action comes back.
# says: The action is that of the actor as it was at an earlier call: it learns in between, and has to be asked each time.
cache = {}


def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    """Return the actor's action for one observation, with exploration noise on request."""
    key = np.asarray(obs).tobytes()
    if key not in cache:
        with torch.no_grad():
            cache[key] = actor(torch.as_tensor(obs, dtype=torch.float32)[None])[0].numpy()
    action = cache[key]
    if explore:
        action = action + np.random.normal(0.0, noise_std, size=action.shape)
    return np.clip(action, action_low, action_high)
