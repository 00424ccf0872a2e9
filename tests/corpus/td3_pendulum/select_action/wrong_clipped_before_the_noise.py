# The action is clipped, then the noise is added.
# says: The noise is added after the clipping, and leads beyond the limit: the sum has to be clipped.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None]).clamp(-action_limit, action_limit)[0].numpy()
    return (action + noise_scale * rng.standard_normal(action.shape)).astype(np.float32)
