# The standard deviation itself is added: a constant, not a draw.
# says: noise_std itself is added; it is the standard deviation of what has to be drawn.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        action = action + noise_std
    return np.clip(action, action_low, action_high).astype(np.float32)
