# Gradients are switched off for everybody, and never on again.
# says: Gradients are switched off and not on again: nothing can learn after the first action.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    """Return the actor's action for one observation, with exploration noise on request."""
    torch.set_grad_enabled(False)
    action = actor(torch.as_tensor(obs, dtype=torch.float32)[None])[0].numpy()
    if explore:
        action = action + np.random.normal(0.0, noise_std, size=action.shape)
    return np.clip(action, action_low, action_high)
