# Large actions are cut, very negative ones are not.
# says: Only large actions are clipped: there is a limit at -action_limit as well.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action + noise_scale * rng.standard_normal(action.shape)
    return np.minimum(action, action_limit).astype(np.float32)
