# The variance is given where the standard deviation is wanted.
# says: noise_std is a standard deviation, and is taken for a variance or multiplied twice here.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        action = action + np.random.normal(0.0, noise_std**2, size=action.shape)
    return np.clip(action, action_low, action_high).astype(np.float32)
