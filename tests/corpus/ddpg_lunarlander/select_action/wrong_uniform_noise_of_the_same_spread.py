# Uniform noise with the standard deviation that was asked for.
# says: The noise has the right spread, but it is not Gaussian.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        action = action + 3**0.5 * np.random.uniform(-noise_std, noise_std, size=action.shape)
    return np.clip(action, action_low, action_high).astype(np.float32)
