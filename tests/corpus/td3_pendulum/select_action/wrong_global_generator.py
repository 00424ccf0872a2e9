# np.random in place of the generator that was handed in.
# says: The noise has to come from rng, the generator that is handed in: then a seed fixes it, and nobody else's draws are disturbed.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action + np.random.normal(0.0, noise_scale, action.shape)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
