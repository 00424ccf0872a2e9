# The noise becomes smaller from call to call.
# says: The noise becomes smaller from call to call: noise_std alone says how large it is.
calls = []


def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        calls.append(1)
        action = action + 0.999 ** len(calls) * np.random.normal(0.0, noise_std, size=action.shape)
    return np.clip(action, action_low, action_high).astype(np.float32)
