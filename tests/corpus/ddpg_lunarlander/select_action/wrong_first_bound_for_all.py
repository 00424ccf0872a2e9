# The bounds of the first dimension for every dimension, as in environments with one throttle.
# says: Every dimension of the action has bounds of its own; here those of the first serve for all.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        action = action + np.random.normal(0.0, noise_std, size=action.shape)
    return np.clip(action, action_low[0], action_high[0]).astype(np.float32)
