# The noise is drawn and then forgotten.
# says: With explore=True there is no noise: is it added to the action that is returned?
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        noise = np.random.normal(0.0, noise_std, size=action.shape)
        np.add(action, noise)
    return np.clip(action, action_low, action_high).astype(np.float32)
