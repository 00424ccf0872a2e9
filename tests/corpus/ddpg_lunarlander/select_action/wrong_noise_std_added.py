# The standard deviation itself is added: a constant, not a draw.
# says: Is noise_std itself added, and no draw?
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        action = action + noise_std
    return np.clip(action, action_low, action_high).astype(np.float32)
