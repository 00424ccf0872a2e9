# A new generator with the same seed at every call: the "noise" is always the same number.
# says: The noise is the same at every call: a generator is made, or seeded, anew each time.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        rng = np.random.default_rng(42)
        action = action + rng.normal(0.0, noise_std, size=action.shape)
    return np.clip(action, action_low, action_high).astype(np.float32)
