# The noise is clipped to the bounds, not the sum.
# says: It is the sum of action and noise that has to lie inside the bounds, not the noise.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        noise = np.random.normal(0.0, noise_std, size=action.shape)
        action = action + np.clip(noise, action_low - action, action_high)
    return action
