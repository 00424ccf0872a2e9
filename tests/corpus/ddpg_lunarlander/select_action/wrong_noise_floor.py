# The noise never becomes smaller than 0.05.
# says: A small noise_std is not kept to: the noise has a least size of its own.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        action = action + np.random.normal(0.0, max(noise_std, 0.05), size=action.shape)
    return np.clip(action, action_low, action_high).astype(np.float32)
