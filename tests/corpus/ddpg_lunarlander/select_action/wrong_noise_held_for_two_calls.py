# A draw serves for two calls in a row.
# says: Each draw of the noise serves for several calls: every action needs draws of its own.
held = []


def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        if not held or len(held[-1]) != len(action):
            held.append(np.random.normal(0.0, noise_std, size=action.shape))
            action = action + held[-1]
        else:
            action = action + held.pop()
    return np.clip(action, action_low, action_high).astype(np.float32)
