# Noise beyond 0.5 is cut off, as TD3 does for its targets.
# says: Large noise is cut off before it is added: only the sum is clipped, to the bounds of the action.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        noise = np.random.normal(0.0, noise_std, size=action.shape).clip(-0.5, 0.5)
        action = action + noise
    return np.clip(action, action_low, action_high).astype(np.float32)
