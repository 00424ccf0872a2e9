# A motor that only turns one way.
# says: The lower limit is -action_limit, not 0: a motor turns both ways.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action + noise_scale * rng.standard_normal(action.shape)
    return np.clip(action, 0.0, action_limit).astype(np.float32)
