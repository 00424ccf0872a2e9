# rng.random lies between 0 and 1.
# says: The noise should be normal and average 0; numbers between 0 and 1 push the action one way only.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action + noise_scale * rng.random(action.shape)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
