# The noise leads out of the bounds and nothing brings the action back.
# says: The noisy action leaves the bounds: it has to be clipped after the noise was added.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        action = action + np.random.normal(0.0, noise_std, size=action.shape)
    return action.astype(np.float32)
