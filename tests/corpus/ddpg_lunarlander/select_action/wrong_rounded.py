# The action is rounded to two decimals.
# says: The action is rounded: it has to come out as it is.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        action = action + np.random.normal(0.0, noise_std, size=action.shape)
    return np.clip(action.round(2), action_low, action_high)
