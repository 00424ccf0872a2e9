# The actor gets the NumPy observation as it is.
# says: The observation is a NumPy array and the actor is a network: it takes a float32 tensor.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    action = actor(obs).detach().numpy()
    if explore:
        action = action + np.random.normal(0.0, noise_std, size=action.shape)
    return np.clip(action, action_low, action_high).astype(np.float32)
