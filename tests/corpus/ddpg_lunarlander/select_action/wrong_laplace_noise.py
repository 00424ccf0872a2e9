# Laplace noise of the right standard deviation: more small and more large draws.
# says: The noise has the right spread, but it is not Gaussian.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        action = action + np.random.laplace(0.0, noise_std / 2**0.5, size=action.shape)
    return np.clip(action, action_low, action_high).astype(np.float32)
