# Noise that leads outside is drawn again, so that it is no longer Gaussian.
# says: The noisy action has to be clipped: folding it back, dropping it or drawing again changes its distribution.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    while explore:
        noisy = action + np.random.normal(0.0, noise_std, size=action.shape)
        if np.all(noisy >= action_low) and np.all(noisy <= action_high):
            return noisy.astype(np.float32)
    return action
