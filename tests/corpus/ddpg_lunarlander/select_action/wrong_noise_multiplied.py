# The noise is a percentage of the action: an action of 0 never explores.
# says: The noise is multiplied with the action; it has to be added, of the same size whatever the action is.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        action = action * (1 + np.random.normal(0.0, noise_std, size=action.shape))
    return np.clip(action, action_low, action_high).astype(np.float32)
