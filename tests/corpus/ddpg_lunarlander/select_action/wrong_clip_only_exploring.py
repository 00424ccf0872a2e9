# Clipped only while exploring.
# says: Without noise the action is not clipped: it has to lie inside the bounds in either case.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    """Return the actor's action for one observation, with exploration noise on request."""
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32)[None])[0].numpy()
    if explore:
        action = action + np.random.normal(0.0, noise_std, size=action.shape)
        action = np.clip(action, action_low, action_high)
    return action
