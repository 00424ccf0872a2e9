# Uniform between -noise_scale and noise_scale.
# says: The noise should be normal; uniform draws have another distribution and another spread.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action + rng.uniform(-noise_scale, noise_scale, action.shape)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
