# Clipped first, noise added afterwards.
# says: The noisy action leaves the bounds: clipping comes after the noise was added, not before.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    action = np.clip(action, action_low, action_high)
    if explore:
        action += np.random.normal(0.0, noise_std, size=action.shape).astype(np.float32)
    return action
