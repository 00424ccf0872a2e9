# The observation is clipped to [-10, 10] first.
# says: Large observations are cut off before the actor sees them.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    """Return the actor's action for one observation, with exploration noise on request."""
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).clamp(-10, 10)[None])[0].numpy()
    if explore:
        action = action + np.random.normal(0.0, noise_std, size=action.shape)
    return np.clip(action, action_low, action_high)
