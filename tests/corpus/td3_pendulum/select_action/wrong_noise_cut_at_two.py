# The noise is clipped to two standard deviations, where hardly a draw lies.
# says: The noise has no tails, as normal noise has: it is clipped itself, or drawn from another distribution.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    noise = rng.standard_normal(action.shape).clip(-2, 2)
    return np.clip(action + noise_scale * noise, -action_limit, action_limit).astype(np.float32)
