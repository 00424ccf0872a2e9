# The 2 of the pendulum in place of the argument.
# says: The limit is the argument action_limit, not a number of your own: other motors have other limits.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action + noise_scale * rng.standard_normal(action.shape)
    return np.clip(action, -2.0, 2.0).astype(np.float32)
