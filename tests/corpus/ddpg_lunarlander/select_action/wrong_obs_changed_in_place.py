# The observation is set to zero in place, after it was used.
# says: The observation is changed in place: the buffer stores it after the step.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        action = action + np.random.normal(0.0, noise_std, size=action.shape)
    obs *= 0.0
    return np.clip(action, action_low, action_high).astype(np.float32)
