# One number for all dimensions of the action.
# says: Every dimension of the action needs a draw of its own; here all get the same.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action + noise_scale * rng.standard_normal()
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
