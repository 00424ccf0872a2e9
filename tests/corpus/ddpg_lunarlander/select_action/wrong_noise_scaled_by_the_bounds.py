# noise_std is taken for a fraction of the action range.
# says: noise_std is in units of the action: the bounds do not scale the noise.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        scale = (action_high - action_low) / 2
        action = action + scale * np.random.normal(0.0, noise_std, size=action.shape)
    return np.clip(action, action_low, action_high).astype(np.float32)
