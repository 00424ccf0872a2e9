# A generator without a seed, made at every call: rng is never used.
# says: The noise has to come from rng, the generator that is handed in: with the same generator the same action should come.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action + noise_scale * np.random.default_rng().standard_normal(action.shape)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
