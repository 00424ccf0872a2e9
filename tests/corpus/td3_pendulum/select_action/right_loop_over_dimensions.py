# One draw at a time.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.tensor(obs, dtype=torch.float32).unsqueeze(0)).squeeze(0)
    noisy = []
    for value in action.tolist():
        value += rng.normal(0.0, noise_scale)
        noisy.append(max(-action_limit, min(action_limit, value)))
    return np.array(noisy, dtype=np.float32)
