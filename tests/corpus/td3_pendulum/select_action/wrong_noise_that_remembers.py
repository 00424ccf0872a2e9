# Mixes each draw with the one before: right in its spread, not independent.
# says: Each call should have noise of its own; here it goes along with the noise of the call before.
last_noise = {}


def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    noise = rng.standard_normal(action.shape)
    noise = 0.6 * last_noise.get(action.size, noise) + 0.8 * noise
    last_noise[action.size] = noise
    action = action + noise_scale * noise
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
