# Clipped to -1 and 1, which are the lander's bounds and not those that were given.
# says: The action is clipped to -1 and 1, and not to the bounds that are handed over.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        action = action + np.random.normal(0.0, noise_std, size=action.shape)
    return np.clip(action, -1.0, 1.0).astype(np.float32)
